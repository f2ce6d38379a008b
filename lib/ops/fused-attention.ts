import { isRecording } from '../autograd/grad-mode.ts'
import { record } from '../autograd/record.ts'
import { fused as kernels } from '../kernels/registry.ts'
import { sizeOf, type Shape } from '../shape/shape.ts'
import { empty, tensor } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { attentionMask } from './attention-mask.ts'
import type { AttentionOptions } from './attention.ts'
import { attention } from './check-attention.ts'
import { checkLengths, type Lengths } from './lengths.ts'
import { maskedSoftmax } from './masked-softmax.ts'

/** So many weights may be stored: 64 MiB. */
const MANY = 2 ** 24

/**
 * Attention in blocks, where that pays, and where the set in use can; else undefined. A causal one
 * skips the blocks above the diagonal, and so is faster. Where nothing is skipped, products of whole
 * matrices are as fast or faster, so blocks are for what would take too much memory. Few queries, such
 * as one beside a cache, have few weights, and their keys would be copied first.
 */
export function fusedAttention(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  options: AttentionOptions,
): Tensor | undefined {
  const [queries, keys] = [q, k].map(({ shape }) => shape[shape.length - 2])
  if (queries < 16) return undefined
  if (!options.causal && (q.size / q.shape[q.rank - 1]) * keys <= MANY) return undefined
  return attentionInBlocks(q, k, v, options)
}

/**
 * In one call of a kernel that never has all weights at once, where the set in use has one; else
 * undefined, as for a mask that is not a count of keys, and for weights that somebody wants to see or
 * change. q, k, v: as in scaledDotProductAttention, with equal axes in front.
 */
export function attentionInBlocks(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  options: AttentionOptions,
): Tensor | undefined {
  const { attention: kernel, attentionGradient: backward } = kernels
  const { mask, dropout, see, causal = false, lengths } = options
  if (kernel === undefined || mask || dropout || see) return undefined
  const inputs = [q, k, v]
  const outer = q.shape.slice(0, -2)
  const [queries, d, keys, e] = [...q.shape.slice(-2), ...v.shape.slice(-2)]
  const fits = ({ dtype, shape }: Tensor): boolean =>
    dtype === 'float32' && shape.slice(0, -2).join() === outer.join()
  if (!inputs.every((x) => x.size > 0 && fits(x))) return undefined
  const { scale = 1 / Math.sqrt(d) } = options
  const [own, ofKeys, ofValues] = inputs.map((x) => matrices(x.detach()))
  const counts = countsOf(outer, keys, lengths)
  const room = (shape: Shape): Tensor => empty(shape, 'float32', attention)
  const y = room([sizeOf(outer), queries, e])
  const logSum = room([sizeOf(outer), queries])
  if (!kernel(own, ofKeys, ofValues, counts, scale, causal, y, logSum)) return undefined
  return record(attention, y.reshape([...outer, queries, e]), inputs, (g) => {
    if (!isRecording() && backward !== undefined) {
      const outs = [own, ofKeys, ofValues].map(({ shape }) => room(shape))
      const [dq, dk, dv] = outs
      // prettier-ignore
      if (backward(matrices(g), own, ofKeys, ofValues, counts, scale, causal, y, logSum, dq, dk, dv))
        return outs.map((one, i) => one.reshape(inputs[i].shape))
    }
    const seen = attentionMask(attention, [...outer, queries, keys], { causal, lengths })
    return attentionGradients(g, q, k, v, seen, scale)
  })
}

/** (…, rows, columns) → (batch, rows, columns), in order. */
function matrices(x: Tensor): Tensor {
  const [rows, columns] = x.shape.slice(-2)
  return x.contiguous().reshape([sizeOf(x.shape.slice(0, -2)), rows, columns])
}

/** How many keys count for each matrix: the first of the axes in front is that of the lengths. */
function countsOf(outer: Shape, keys: number, lengths: Lengths | undefined): Tensor {
  const all = sizeOf(outer)
  const counts = new Float32Array(all).fill(keys)
  if (lengths === undefined) return tensor(counts)
  const each = all / outer[0]
  const numbers = checkLengths(attention, lengths, outer[0], keys)
  numbers.forEach((count, i) => counts.fill(count, i * each, (i + 1) * each))
  return tensor(counts)
}

/**
 * With p the weights and s the scores: a weight multiplies a value, so dv = pᵀ·g and dp = g·vᵀ; behind
 * a softmax only differences count, ds = p·(dp − Σ p·dp), times the scale; and a score is a product.
 */
export function attentionGradients(
  g: Tensor,
  q: Tensor,
  k: Tensor,
  v: Tensor,
  mask: Tensor | undefined,
  scale: number,
): [dq: Tensor, dk: Tensor, dv: Tensor] {
  const p = maskedSoftmax(q.mul(scale).matmul(k.transpose()), mask)
  const dp = g.matmul(v.transpose())
  const ds = p.mul(dp.sub(p.mul(dp).sum(-1, { keepDims: true }))).mul(scale)
  return [ds.matmul(k), ds.transpose().matmul(q), p.transpose().matmul(g)]
}
