import { todo } from '#exercises'
import type { Layout } from 'chalkgrad'

/**
 * The sums along one axis of a tensor: one number for each index of
 * the other axes, in reading order (the last axis runs fastest).
 *
 * - memory: the flat numbers; element (i, j, …) is at offset +
 *   i·strides[0] + j·strides[1] + …
 * - layout: any shape, strides and offset; the elements need not
 *   lie in order
 * - axis: the axis that is summed away, counted from 0
 *
 * Example: memory [1, 2, 3, 4, 5, 6] read as (2, 3) in order. Along
 * axis 0 the sums are [5, 7, 9], along axis 1 [6, 15].
 */
export function sumAxis(memory: ArrayLike<number>, layout: Layout, axis: number): number[] {
  return todo('sum-axis')
}
