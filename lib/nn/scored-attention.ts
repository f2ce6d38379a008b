import { ShapeError } from '../errors.ts'
import { checkArgument, checkOptions } from '../options.ts'
import { attentionMask, type AttentionMask } from '../ops/attention-mask.ts'
import { maskedSoftmax } from '../ops/masked-softmax.ts'
import { needFloat } from '../ops/operand.ts'
import { formatShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { Module } from './module.ts'

/** What an attention gives: a mean of the values for each query, and the weights of it. */
export interface Attended {
  /** (batch, queries, valueWidth). */
  context: Tensor
  /** Who looks where: (batch, queries, keys). */
  weights: Tensor
}

export interface ScoredOptions extends Omit<AttentionMask, 'causal'> {
  /** What is taken the mean of: (batch, keys, valueWidth). Default the keys themselves. */
  values?: Tensor
  /** What `prepare` made of the keys, where somebody asks step after step. */
  prepared?: Tensor
}

/**
 * An attention in front of which stands a formula: how well a key answers a query. What is done
 * with the scores is the same for all: softmax, and a mean of the values.
 */
export abstract class ScoredAttention extends Module<
  [queries: Tensor, keys: Tensor, options?: ScoredOptions],
  Attended
> {
  /** What of the scores depends on the keys alone, once for all queries: (batch, keys, …). */
  prepare(keys: Tensor): Tensor {
    return keys
  }

  /** queries: (batch, queries, …), keys: (batch, keys, …) → (batch, queries, keys). */
  abstract scores(queries: Tensor, keys: Tensor, prepared?: Tensor): Tensor

  /**
   * queries: (batch, queries, queryWidth), keys: (batch, keys, keyWidth).
   *
   * @throws ShapeError where the shapes do not fit.
   */
  forward(queries: Tensor, keys: Tensor, options: ScoredOptions = {}): Attended {
    const { name } = this.constructor
    const kinds = { values: Tensor, prepared: Tensor, mask: Tensor } as const
    checkOptions(name, options, { ...kinds, lengths: 'list or object' })
    const { values = keys, prepared } = options
    for (const [what, x] of Object.entries({ queries, keys, values })) {
      checkArgument(name, what, x, Tensor)
      needFloat(name, x)
      if (x.rank !== 3 || x.shape[0] !== queries.shape[0])
        throw new ShapeError(
          `${name}: queries, keys and values must be (batch, time, features), and ${what} are ${formatShape(x.shape)}`,
        )
    }
    if (values.shape[1] !== keys.shape[1])
      throw new ShapeError(
        `${name}: each key has a value, and there are ${keys.shape[1]} keys and ${values.shape[1]} values`,
      )
    const scores = this.scores(queries, keys, prepared)
    const weights = maskedSoftmax(scores, attentionMask(name, scores.shape, options))
    // (batch, queries, keys) · (batch, keys, valueWidth)
    return { context: weights.matmul(values), weights }
  }
}
