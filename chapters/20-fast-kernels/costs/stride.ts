import { secondsPerCall } from '../stopwatch.ts'

export const strides = [1, 2, 4, 8, 16, 32, 64]

function sum(x: Float32Array, stride: number, count: number): number {
  let total = 0
  for (let i = 0, place = 0; i < count; i++, place += stride) total += x[place]
  return total
}

/**
 * Nanoseconds to read and add one number, walking over an array of `bytes` in steps of
 * `stride` numbers.
 */
export function costOfStride(stride: number, bytes: number, budget?: number): number {
  const x = new Float32Array(bytes / 4).fill(1)
  const count = x.length / stride
  let total = 0
  const seconds = secondsPerCall(() => (total = sum(x, stride, count)), budget)
  if (total !== count) throw new Error(`the sum should be ${count}, got ${total}`)
  return (1e9 * seconds) / count
}
