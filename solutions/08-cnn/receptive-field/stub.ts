import { todo } from '#exercises'

/** A layer that slides, along one axis: a filter, or a pooling window. */
export interface Window {
  /** Numbers of the filter. */
  kernel: number
  /** Cells from one place to the next. */
  stride: number
  /** Zeros at the start. */
  padding: number
  /** Cells from one number of the filter to the next. */
  dilation: number
}

/**
 * How many cells of the input one cell of the last layer depends on. Layers come in the order in which they run; none at
 * all gives 1.
 *
 * Example: two layers with kernel 3 and stride 1 see 5 cells. With stride 2 in the first of them it is 7.
 */
export function fieldSize(layers: Window[]): number {
  return todo('receptive-field')
}

/**
 * Which cells of the input does cell `place` of the last layer depend on? The first and the last of them. Cells of padding
 * have numbers below 0, and beyond the end.
 *
 * Example: one layer with kernel 3, stride 2 and padding 1: cell 0 sees [-1, 1], cell 4 sees [7, 9].
 */
export function seenBy(layers: Window[], place: number): [first: number, last: number] {
  return todo('receptive-field')
}
