import { record } from '../autograd/record.ts'
import { kernels } from '../kernels/registry.ts'
import { normalizeAxis } from '../shape/axes.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { like } from './elementwise.ts'
import { inFloat64, toInt32 } from './whole-numbers.ts'

/**
 * The sums so far along an axis: [1, 2, 3] → [1, 3, 6]. An element is in its own sum and in all
 * later ones, so its gradient is the sum of theirs: the same, from the other end.
 */
export function cumsum(x: Tensor, axis: number): Tensor {
  const along = normalizeAxis('cumsum', axis, x.shape)
  if (x.dtype === 'int32') return toInt32('cumsum', cumsum(inFloat64(x), along))
  const y = like(x, 'cumsum')
  kernels.cumsum(x, along, y)
  return record('cumsum', y, [x], [(g) => g.flip(along).cumsum(along).flip(along)])
}
