import { scaledDotProductAttention, type AttentionOptions } from '../ops/attention.ts'
import { fusedAttention } from '../ops/fused-attention.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Dropout } from './dropout.ts'

/**
 * The attention of a layer: in one operation where that can be, and with its dropout on the weights.
 * q, k, v: as in scaledDotProductAttention.
 */
export function attend(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  options: AttentionOptions,
  dropout: Dropout,
): Tensor {
  const drop = { dropout: (weights: Tensor): Tensor => dropout.forward(weights) }
  const how = { ...options, ...(dropout.active && drop) }
  return fusedAttention(q, k, v, how) ?? scaledDotProductAttention(q, k, v, how)
}
