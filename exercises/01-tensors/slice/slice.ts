import { todo } from '#exercises'
import type { Layout } from 'chalkgrad'

/**
 * The layout of the elements start, start + step, … up to but
 * without stop, along one axis. No number is copied.
 *
 * - axis: counted from 0
 * - start, stop: a negative place counts from the end; a place
 *   beyond either end means that end
 * - step: a whole number ≥ 1
 *
 * Example: the layout { shape: [2, 3], strides: [3, 1], offset: 0
 * }, sliced along axis 1 from 1 to 3, is { shape: [2, 2], strides:
 * [3, 1], offset: 1 }.
 */
export function sliceLayout(layout: Layout, axis: number, start: number, stop: number, step: number): Layout {
  return todo('slice')
}
