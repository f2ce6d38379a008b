import type { Attentions } from '../../kernels/fused-attention.ts'
import type { Operand } from '../../kernels/kernels.ts'
import type { Runtime } from '../runtime.ts'
import type { Locate } from './locate.ts'

/** So wide may a query or a value be: see assembly/attention.ts. */
const WIDEST = 1024

/** Attention in blocks: threads share the batch. */
// One line for each call: prettier would spread them.
// prettier-ignore
export function attentions(runtime: Runtime, locate: Locate): Attentions {
  return {
    attention(q, k, v, counts, scale, causal, out, logSum) {
      const { batch, queries, keys, d, e } = sizesOf(q, v)
      if (Math.max(d, e) > WIDEST) return false
      return locate([q, k, v, counts], [out, logSum], (atQ, atK, atV, c, o, l) =>
        runtime.run('attention', batch, 1, queries, keys, d, e, atQ, atK, atV, c, scale, Number(causal), o, l))
    },
    attentionGradient(g, q, k, v, counts, scale, causal, out, logSum, dq, dk, dv) {
      const { batch, queries, keys, d, e } = sizesOf(q, v)
      if (Math.max(d, e) > WIDEST) return false
      return locate([g, q, k, v, counts, out, logSum], [dq, dk, dv], (atG, atQ, atK, atV, c, o, l, toQ, toK, toV) =>
        runtime.run('attentionGradient', batch, 1, queries, keys, d, e, atG, atQ, atK, atV, c, scale, Number(causal), o, l, toQ, toK, toV))
    },
  }
}

function sizesOf(q: Operand, v: Operand) {
  const [batch, queries, d] = q.layout.shape
  const [, keys, e] = v.layout.shape
  return { batch, queries, keys, d, e }
}
