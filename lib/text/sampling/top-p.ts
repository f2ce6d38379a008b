import type { Tensor } from '../../tensor/tensor.ts'
import { changeRows, checkProbability, keepLargest, weightsOf } from './rows.ts'

/**
 * Nucleus sampling (Holtzman et al., 2020): only the likeliest tokens stay, the fewest that have
 * at least probability p together, and at least one; the others become -Infinity. Where the model
 * is sure they are few, where it is not they are many. p = 1 keeps all. logits: (vocabulary) or
 * (batch, vocabulary).
 *
 * @throws ArgumentError unless 0 < p ≤ 1.
 */
export function topP(logits: Tensor, p: number): Tensor {
  checkProbability('topP', p)
  return changeRows('topP', logits, (row) => {
    if (p < 1) keepLargest(row, nucleus(weightsOf(row), p))
  })
}

/** How many of the largest weights are a share of at least p. */
function nucleus(weights: Float64Array, p: number): number {
  const enough = p * weights.reduce((sum, weight) => sum + weight, 0)
  const largestFirst = weights.toSorted().reverse()
  let [count, sum] = [0, 0]
  while (sum < enough && count < largestFirst.length) sum += largestFirst[count++]
  return count
}
