import { attention, attentionGradient, attentionNaive } from '../launch/attention.ts'
import { conv2d, conv2dInputGradient, conv2dWeightGradient, im2col } from '../launch/conv2d.ts'
import type { Kernels } from '../launch/kernels.ts'
import { Cublas } from '../src/cublas.ts'
import type { DeviceBuffer } from '../src/memory.ts'
import { randomNumbers, time } from './timing.ts'

/** Whole operations whose time is arithmetic, in milliseconds. */
export interface Operations {
  /** 64 heads, 2048 queries and keys, 64 wide, causal: forward, and the gradient */
  attention: { naive: number; fused: number; gradient: number }
  /** 32 images (64, 56, 56), 64 filters 3 × 3: forward, and the gradients of x and of w */
  conv2d: { direct: number; tiled: number; byCublas: number; inputGradient: number; weightGradient: number }
}

/** `scale` makes everything smaller, for a trial on the emulator. */
export function operations(kernels: Kernels, scale: number): Operations {
  const { device } = kernels
  const cublas = new Cublas(device)
  const made: DeviceBuffer[] = []
  const keep = (buffer: DeviceBuffer): DeviceBuffer => {
    made.push(buffer)
    return buffer
  }
  const filled = (n: number, seed: number): DeviceBuffer => keep(device.upload(randomNumbers(n, seed)))
  const empty = (n: number): DeviceBuffer => keep(device.alloc(4 * n))

  const T = 2048 / scale
  const heads = Math.max(1, 64 / scale)
  const sizes = { heads, queries: T, keys: T, width: 64, causal: true }
  const [q, k, v, g] = [1, 2, 3, 4].map((seed) => filled(heads * T * 64, seed))
  const [out, gQ, gK, gV] = [1, 2, 3, 4].map(() => empty(heads * T * 64))
  const heldByAttention = { q, k, v, g, out, gQ, gK, gV, total: empty(heads * T) }
  const s = {
    images: Math.max(1, 32 / scale),
    channels: 64,
    height: Math.ceil(56 / scale),
    width: Math.ceil(56 / scale),
    filters: 64,
    kernelHeight: 3,
    kernelWidth: 3,
    padding: 1,
  }
  const area = s.height * s.width
  const [x, y, gY, gX] = [5, 6, 7, 8].map((seed) => filled(s.images * 64 * area, seed))
  const [w, gW] = [9, 10].map((seed) => filled(64 * 64 * 9, seed))
  const columns = empty(s.images * 64 * 9 * area)
  const median = (call: () => void): number => time(device, call, { seconds: 0.15 }).ms
  const results = {
    attention: {
      naive: median(() => attentionNaive(kernels, heldByAttention, sizes)),
      fused: median(() => attention(kernels, heldByAttention, sizes)),
      gradient: median(() => attentionGradient(kernels, heldByAttention, sizes)),
    },
    conv2d: {
      direct: median(() => conv2d(kernels, 'direct', { x, w, bias: null, y }, s)),
      tiled: median(() => conv2d(kernels, 'tiled', { x, w, bias: null, y }, s)),
      byCublas: median(() => {
        im2col(kernels, x, columns, s)
        // The same weights for every image: one product for each, (64, 576) · (576, area).
        cublas.matmul({ a: w, b: columns, out: y, m: 64, n: area, k: 576, batch: s.images, repeatA: true })
      }),
      inputGradient: median(() => conv2dInputGradient(kernels, { g: gY, w, out: gX }, s)),
      weightGradient: median(() => conv2dWeightGradient(kernels, { g: gY, x, out: gW }, s)),
    },
  }
  for (const buffer of made) buffer.free()
  cublas.destroy()
  return results
}
