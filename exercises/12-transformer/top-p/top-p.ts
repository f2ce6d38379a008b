import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'
import { changeRows, checkProbability, keepLargest, weightsOf } from 'chalkgrad/text/sampling/rows'

/**
 * Nucleus sampling: only the likeliest tokens stay, the fewest that have at least probability p together, and at least one; the
 * others become −Infinity. p = 1 keeps all. logits: (vocabulary) or (batch, vocabulary), each row for itself.
 *
 * This is written, with what the engine has for rows of logits: `weightsOf` gives e to the logits, up to a factor, so the weights do
 * not add up to 1; `keepLargest(row, count)` forbids all but the `count` largest, and of equal ones those with higher numbers.
 *
 * When `nucleus` is right, your file can take the engine's place: npm run chapter transformer -- --mine
 */
export function topP(logits: Tensor, p: number): Tensor {
  checkProbability('topP', p)
  return changeRows('topP', logits, (row) => {
    if (p < 1) keepLargest(row, nucleus(weightsOf(row), p))
  })
}

/**
 * How many of the largest weights are together at least a share p of all. At least 1, at most all. The weights are in any order, and
 * stay as they are; some may be 0.
 *
 * Example: of (10, 50, 25, 15) and p = 0.8: 50 + 25 are 75 of 100, which is too little, and with 15 they are 90. So it is 3. With
 * p = 0.75 it is 2: exactly enough is enough.
 */
function nucleus(weights: Float64Array, p: number): number {
  return todo('topP')
}
