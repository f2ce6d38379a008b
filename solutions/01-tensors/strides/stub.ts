import { todo } from '#exercises'
import type { Layout } from 'chalkgrad'

/*
 * The bookkeeping of views. A layout says where elements lie in
 * flat memory: element (i, j, …) is at offset + i·strides[0] +
 * j·strides[1] + …. A solved file can take the place of
 * lib/shape/layout.ts.
 */
export type { Layout }

/**
 * The strides of elements that lie in reading order: the last axis
 * runs fastest.
 *
 * Example: contiguousStrides([2, 3, 4]) is [12, 4, 1].
 */
export function contiguousStrides(shape: readonly number[]): number[] {
  return todo('strides')
}

/** The layout of fresh memory: in reading order, from place 0. */
export function contiguousLayout(shape: readonly number[]): Layout {
  return todo('strides')
}

/**
 * Do the elements lie one after the other in reading order, from
 * wherever they begin?
 *
 * Nobody ever steps along an axis of size 1, so its stride does not
 * matter. A tensor without elements is in order.
 *
 * Example: { shape: [2, 3], strides: [3, 1], offset: 0 } is in
 * order, { shape: [3, 2], strides: [1, 3], offset: 0 } not.
 */
export function isContiguous(layout: Layout): boolean {
  return todo('strides')
}

/**
 * The layout with its axes in another order: axis i of the result
 * is axis order[i] of `layout`. Same memory, same elements.
 *
 * Example: order [1, 0] turns shape [2, 3] with strides [3, 1] into
 * shape [3, 2] with strides [1, 3].
 */
export function permuteLayout(layout: Layout, order: readonly number[]): Layout {
  return todo('strides')
}
