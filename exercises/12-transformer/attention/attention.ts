import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'
import { attentionMask, type AttentionMask } from 'chalkgrad/ops/attention-mask'
import { attention, checkAttention } from 'chalkgrad/ops/check-attention'
import { maskedSoftmax } from 'chalkgrad/ops/masked-softmax'

export interface AttentionOptions extends AttentionMask {
  /** What scores are multiplied by. Default 1/√d. */
  scale?: number
  /** Changes the weights in training. */
  dropout?: (weights: Tensor) => Tensor
  /** Is shown the weights, (…, queries, keys), before any dropout. */
  see?: (weights: Tensor) => void
}

/** Checks, and what the options say, are written; `answer` is yours. */
export function scaledDotProductAttention(q: Tensor, k: Tensor, v: Tensor, options: AttentionOptions = {}): Tensor {
  checkAttention(q, k, v, options)
  const { dropout = (weights) => weights, see = () => undefined } = options
  const softmax = (scores: Tensor): Tensor => maskedSoftmax(scores, attentionMask(attention, scores.shape, options))
  return answer(q, k, v, { scale: options.scale, softmax, dropout, see })
}

interface Parts {
  /** undefined: 1/√d. It may be 0. */
  scale: number | undefined
  /** (…, queries, keys) → the same shape: each row adds up to 1, masks are in it already. */
  softmax: (scores: Tensor) => Tensor
  dropout: (weights: Tensor) => Tensor
  see: (weights: Tensor) => void
}

/**
 * softmax(q·kᵀ · scale)·v: each query takes a mean of all values, weighted by how well their keys answer it.
 *
 * q: (…, queries, d), k: (…, keys, d), v: (…, keys, e) → (…, queries, e), with any axes in front.
 *
 * `see` is shown the weights that the softmax gives, once, without their history (`detach`); then `dropout` changes them, and what
 * it gives is used for the mean. `x.transpose()` exchanges the last two axes.
 *
 * Example: the query [2], the keys [1] and [0], the values [10] and [20]. The scores are 2 and 0, the weights 0.8808 and 0.1192,
 * the answer is 11.192.
 *
 * When it passes, your file can take the engine's place: npm run chapter transformer -- --mine
 */
function answer(q: Tensor, k: Tensor, v: Tensor, { scale, softmax, dropout, see }: Parts): Tensor {
  return todo('scaledDotProductAttention')
}
