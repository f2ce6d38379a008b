import { contiguousLayout, permuteLayout, type Layout } from '../shape/layout.ts'
import type { Shape } from '../shape/shape.ts'

/** Ragged and empty: no multiple of a vector, or less than one, or nothing. */
// prettier-ignore
export const shapes: Shape[] = [
  [1], [7], [3, 5], [4, 8], [64, 33], [2, 3, 5], [5, 1, 3], [0, 3], [3, 0],
]

/** Beyond every block of a fast kernel and every piece of work for a thread, and ragged. */
export const largeShape: Shape = [1003, 1009]

/** The same for what takes several passes to check. */
export const wideShape: Shape = [263, 997]

/**
 * One shape, in many layouts: in order, transposed, with gaps, shifted, repeated along the
 * first and along the last axis.
 */
export function layouts(shape: Shape): [string, Layout][] {
  const axes = shape.map((_, axis) => axis).reverse()
  const last = shape.length - 1
  const gaps = contiguousLayout(shape.map((size, i) => (i === last ? 2 * size : size)))
  const zeroed = (axis: number): Layout => {
    const { strides } = contiguousLayout(shape.map((size, i) => (i === axis ? 1 : size)))
    return { shape, strides: strides.map((s, i) => (i === axis ? 0 : s)), offset: 0 }
  }
  return [
    ['in order', contiguousLayout(shape)],
    ['transposed', permuteLayout(contiguousLayout([...shape].reverse()), axes)],
    [
      'with gaps',
      { shape, strides: gaps.strides.map((s, i) => (i === last ? 2 : s)), offset: 1 },
    ],
    ['shifted', { ...contiguousLayout(shape), offset: 3 }],
    ['rows repeated', zeroed(0)],
    ['columns repeated', zeroed(last)],
    ['one number', { shape, strides: shape.map(() => 0), offset: 0 }],
  ]
}
