import { grad } from '../autograd/backward.ts'
import type { Fused } from '../kernels/fused.ts'
import type { KernelSet } from '../kernels/registry.ts'
import { attentionMask } from '../ops/attention-mask.ts'
import { scaledDotProductAttention } from '../ops/attention.ts'
import { attentionGradients } from '../ops/fused-attention.ts'
import { contiguousLayout } from '../shape/layout.ts'
import { sizeOf, type Shape } from '../shape/shape.ts'
import { heap } from '../storage/pool.ts'
import { tensor } from '../tensor/create.ts'
import { composed } from './composed.ts'
import { faultOf } from './near.ts'
import { place, random, result } from './sample.ts'

/** Sizes (batch, queries, keys, d, e), and whose keys count. */
const cases: [sizes: [number, number, number, number, number], causal: boolean, lengths?: number[]][] = [
  [[1, 1, 1, 1, 1], false],
  [[2, 3, 5, 4, 7], false, [5, 0]],
  [[3, 7, 7, 5, 2], true, [7, 1, 4]],
  [[1, 9, 3, 8, 8], true], // more queries than keys: the first see nothing
  [[2, 64, 64, 32, 32], true],
  [[1, 65, 130, 3, 6], true],
  [[2, 130, 67, 16, 12], false, [67, 65]],
  [[1, 150, 150, 33, 9], true],
] // prettier-ignore

/** Attention in blocks, and its gradients, against the composition in float64. */
export function* attentionFaults(
  set: KernelSet,
  wanted: (name: keyof Fused) => boolean,
  tolerance: number,
): Generator<string> {
  const { attention: forward, attentionGradient: backward } = set.fused ?? {}
  if (!wanted('attention') && !wanted('attentionGradient')) return
  const pool = set.pool ?? heap
  const put = (numbers: ArrayLike<number>, of: Shape) =>
    place({ dtype: 'float32', layout: contiguousLayout(of), numbers: Float64Array.from(numbers) }, 'float32', pool) // prettier-ignore
  const room = (of: Shape) => place(result(of), 'float32', pool)
  for (const [sizes, causal, lengths] of cases) {
    const [batch, queries, keys, d, e] = sizes
    const scale = 1 / Math.sqrt(d)
    const shapes = [[batch, queries, d], [batch, keys, d], [batch, keys, e], [batch, queries, e]] // prettier-ignore
    const numbers = shapes.map((shape) => random(sizeOf(shape)))
    const exact = composed(() => {
      const [q, k, v, g] = numbers.map((values, i) =>
        tensor(values, { shape: shapes[i], requiresGrad: i < 3 }),
      )
      const y = scaledDotProductAttention(q, k, v, { causal, lengths })
      const own = [q, k, v].map((x) => x.detach())
      const mask = attentionMask('a test', [batch, queries, keys], { causal, lengths })
      const scores = own[0].mul(scale).matmul(own[1].transpose())
      const kept = mask ? scores.exp().mul(mask.cast('float64')) : scores.exp()
      const sums = kept.sum(-1)
      const byHand = attentionGradients(g, own[0], own[1], own[2], mask, scale)
      return {
        y: Float64Array.from(y.data()),
        logSum: Float64Array.from(sums.data(), (sum) => (sum === 0 ? 0 : Math.log(sum))),
        gradients: grad(y, [q, k, v], { gradient: g }).map((x) =>
          Float64Array.from(x.data()),
        ),
        byHand: byHand.map((x) => Float64Array.from(x.contiguous().data())),
      }
    })
    const about = `(${sizes.join(', ')})${causal ? ', causal' : ''}${lengths ? `, lengths ${lengths.join(' ')}` : ''}`
    const limit = tolerance * Math.sqrt(Math.max(d, e, keys))
    const counts = put(lengths ?? new Array<number>(batch).fill(keys), [batch])
    const [q, k, v, g] = numbers.map((values, i) => put(values, shapes[i]))
    if (forward && wanted('attention')) {
      const [out, logSum] = [room(shapes[3]), room([batch, queries])]
      if (!forward(q, k, v, counts, scale, causal, out, logSum))
        yield `attention, ${about}: it did not do it, with all in its memory`
      yield* faultOf(`attention, ${about}`, out.storage.read(), exact.y, limit)
      yield* faultOf(
        `attention, ${about}, ln Σ`,
        logSum.storage.read(),
        exact.logSum,
        limit,
      )
    }
    if (!wanted('attentionGradient')) continue
    for (const [i, values] of exact.byHand.entries())
      yield* faultOf(`attention, its gradient by hand, ${about}, input ${i}`, values, exact.gradients[i], 1e-10) // prettier-ignore
    if (!backward) continue
    const outs = shapes.slice(0, 3).map(room)
    const written = [put(exact.y, shapes[3]), put(exact.logSum, [batch, queries])] as const
    const [dq, dk, dv] = outs
    if (!backward(g, q, k, v, counts, scale, causal, ...written, dq, dk, dv))
      yield `attentionGradient, ${about}: it did not do it, with all in its memory`
    for (const [i, out] of outs.entries())
      yield* faultOf(`attentionGradient, ${about}, input ${i}`, out.storage.read(), exact.gradients[i], 2 * limit) // prettier-ignore
  }
}
