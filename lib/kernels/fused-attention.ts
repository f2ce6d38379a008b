import type { Done } from './fused.ts'
import type { Operand } from './kernels.ts'

/**
 * Scaled dot-product attention without storing its weights. q: (batch, queries, d), k: (batch, keys,
 * d), v: (batch, keys, e); counts: (batch), how many keys of each count. With `causal` the last query
 * stands at the last key, and none looks ahead. A query that sees nothing gets zeros.
 */
export interface Attentions {
  /** logSum: (batch, queries), the logarithm of the sum in each softmax, is written, too. */
  attention(
    q: Operand,
    k: Operand,
    v: Operand,
    counts: Operand,
    scale: number,
    causal: boolean,
    out: Operand,
    logSum: Operand,
  ): Done
  /** From g, the gradient of its result, and what it wrote: those of q, k and v. */
  attentionGradient(
    g: Operand,
    q: Operand,
    k: Operand,
    v: Operand,
    counts: Operand,
    scale: number,
    causal: boolean,
    out: Operand,
    logSum: Operand,
    dq: Operand,
    dk: Operand,
    dv: Operand,
  ): Done
}
