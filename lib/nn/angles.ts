import { arange, tensor } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * How far each of `pairs` hands has turned at each place, in radians: like those of a clock, the
 * first goes round in 2π steps, and each next one is slower, the last about `base` times.
 *
 * place · base^(−i / pairs), for the places from `start` on: (count, pairs) float64.
 */
export function angles(start: number, count: number, pairs: number, base: number): Tensor {
  const speeds = Float64Array.from({ length: pairs }, (_, i) => base ** (-i / pairs))
  const places = arange(start, start + count, 1, { dtype: 'float64' })
  // (count, 1) · (pairs) → (count, pairs)
  return places.unsqueeze(1).mul(tensor(speeds))
}
