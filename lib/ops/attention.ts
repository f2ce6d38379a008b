import { checkArgument } from '../options.ts'
import { Tensor } from '../tensor/tensor.ts'
import { attentionMask, type AttentionMask } from './attention-mask.ts'
import { attention, checkAttention } from './check-attention.ts'
import { maskedSoftmax } from './masked-softmax.ts'

export interface AttentionOptions extends AttentionMask {
  /** What scores are multiplied by. Default 1/√d. */
  scale?: number
  /** Changes the weights in training: the forward pass of an nn.Dropout. */
  dropout?: (weights: Tensor) => Tensor
  /** Is shown the weights, (…, queries, keys), before any dropout: who looks where. */
  see?: (weights: Tensor) => void
}

/**
 * A dictionary that is asked softly: each query takes a mean of all values, weighted by how well
 * their keys answer it (Vaswani et al., 2017):
 *
 * attention(q, k, v) = softmax(q·kᵀ / √d)·v
 *
 * A product of d numbers with variance 1 has variance d: without the 1/√d, softmax would pick a
 * single key from the first step on, and have hardly a gradient.
 *
 * q: (…, queries, d), k: (…, keys, d), v: (…, keys, e) → (…, queries, e); the axes in front, such
 * as (batch, heads), broadcast. A query that may look at no key gets zeros.
 *
 * @throws ShapeError where the shapes do not fit. @throws DtypeError for mixed dtypes.
 */
export function scaledDotProductAttention(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  options: AttentionOptions = {},
): Tensor {
  checkAttention(q, k, v, options)
  const { scale = 1 / Math.sqrt(q.shape[q.rank - 1]), dropout, see } = options
  // (…, queries, d) · (…, d, keys) → (…, queries, keys)
  const scores = q.mul(scale).matmul(k.transpose())
  const weights = maskedSoftmax(scores, attentionMask(attention, scores.shape, options))
  see?.(weights.detach())
  const used = dropout ? dropout(weights) : weights
  checkArgument(attention, 'what dropout gives', used, Tensor)
  // (…, queries, keys) · (…, keys, e) → (…, queries, e)
  return used.matmul(v)
}
