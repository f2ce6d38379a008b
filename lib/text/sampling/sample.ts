import { ArgumentError } from '../../errors.ts'
import { checkOptions } from '../../options.ts'
import { checkRandom } from '../../random/check-random.ts'
import type { Random } from '../../random/random.ts'
import { tensor } from '../../tensor/create.ts'
import { Tensor } from '../../tensor/tensor.ts'
import { minP } from './min-p.ts'
import { repetitionPenalty } from './repetition-penalty.ts'
import { highestOf, rowsOf, weightsOf } from './rows.ts'
import { temperature } from './temperature.ts'
import { topK } from './top-k.ts'
import { topP } from './top-p.ts'

/** What is done to the logits before a token is drawn, in this order. Default nothing. */
export interface SampleOptions {
  repetitionPenalty?: number
  /** The tokens so far, for the repetition penalty. */
  seen?: Tensor
  temperature?: number
  topK?: number
  topP?: number
  minP?: number
}

/**
 * A token for each row, drawn with the probabilities softmax(logits). (vocabulary) → () and
 * (batch, vocabulary) → (batch), int32. Each row takes one number from the generator. For another
 * order, change the logits with the functions of the same names first: `sample(topK(temperature(
 * logits, 0.8), 40), random)`.
 *
 * @throws ShapeError, DtypeError, ArgumentError for logits from which no token can be chosen, and
 *   for options that make no sense.
 */
export function sample(
  logits: Tensor,
  random: Random,
  options: SampleOptions = {},
): Tensor {
  checkRandom('sample', random)
  checkOptions('sample', options, {
    repetitionPenalty: 'number',
    seen: Tensor,
    temperature: 'number',
    topK: 'number',
    topP: 'number',
    minP: 'number',
  })
  const { seen, repetitionPenalty: penalty } = options
  if ((seen === undefined) !== (penalty === undefined))
    throw new ArgumentError(
      'sample: a repetition penalty needs both, repetitionPenalty and seen, the tokens so far',
    )
  let changed = logits
  if (seen !== undefined && penalty !== undefined)
    changed = repetitionPenalty(changed, seen, penalty)
  if (options.temperature !== undefined) changed = temperature(changed, options.temperature)
  if (options.topK !== undefined) changed = topK(changed, options.topK)
  if (options.topP !== undefined) changed = topP(changed, options.topP)
  if (options.minP !== undefined) changed = minP(changed, options.minP)
  const tokens = rowsOf('sample', changed).map((row) => draw(weightsOf(row), random))
  return tensor(Int32Array.from(tokens), { shape: logits.shape.slice(0, -1) })
}

/** The likeliest token of each row, of equal ones the lowest. Shapes as `sample`. */
export function greedy(logits: Tensor): Tensor {
  const tokens = rowsOf('greedy', logits).map((row) => row.indexOf(highestOf(row)))
  return tensor(Int32Array.from(tokens), { shape: logits.shape.slice(0, -1) })
}

/** A place, with the probabilities that are in proportion to the weights. */
function draw(weights: Float64Array, random: Random): number {
  let rest = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0)
  let last = 0
  for (const [token, weight] of weights.entries()) {
    if (weight === 0) continue // never drawn, not even by rounding
    last = token
    rest -= weight
    if (rest < 0) break
  }
  return last
}
