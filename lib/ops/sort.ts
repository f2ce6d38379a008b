import { ArgumentError } from '../errors.ts'
import { kernels } from '../kernels/registry.ts'
import { checkOptions, describe } from '../options.ts'
import { normalizeAxis } from '../shape/axes.ts'
import { formatShape } from '../shape/shape.ts'
import { empty } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'

/** Numbers in order, and where along the axis each of them was, as int32. */
export interface Sorted {
  values: Tensor
  indices: Tensor
}

/**
 * Along an axis, the smallest first, or with `descending` the largest. Equal numbers stay in
 * their order; NaN counts as larger than all. The gradient goes back to where a number came
 * from.
 */
export function sort(x: Tensor, axis = -1, options: { descending?: boolean } = {}): Sorted {
  checkOptions('sort', options, { descending: 'boolean' })
  return sorted('sort', x, axis, options.descending ?? false)
}

/**
 * The k largest along an axis, largest first, or with `largest: false` the k smallest. Of equal
 * ones those with the lower places.
 *
 * @throws ArgumentError unless k is a whole number from 0 to the size of the axis.
 */
export function topk(
  x: Tensor,
  k: number,
  axis = -1,
  options: { largest?: boolean } = {},
): Sorted {
  checkOptions('topk', options, { largest: 'boolean' })
  const along = normalizeAxis('topk', axis, x.shape)
  if (!Number.isInteger(k) || k < 0 || k > x.shape[along])
    throw new ArgumentError(
      `topk: k must be a whole number from 0 to ${x.shape[along]}, the size of axis ${along} of ${formatShape(x.shape)}, got ${describe(k)}`,
    )
  const { values, indices } = sorted('topk', x, along, options.largest ?? true)
  return { values: values.slice(along, 0, k), indices: indices.slice(along, 0, k) }
}

function sorted(name: string, x: Tensor, axis: number, descending: boolean): Sorted {
  const along = normalizeAxis(name, axis, x.shape)
  const indices = empty(x.shape, 'int32', name)
  kernels.argsort(x, along, descending, indices)
  return { values: x.gather(along, indices), indices }
}
