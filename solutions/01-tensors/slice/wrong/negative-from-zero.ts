// Takes a negative place for the beginning instead of counting from the end.
import type { Layout } from 'chalkgrad'

/** The layout of the elements start, start + step, … up to but without stop, along one axis. */
export function sliceLayout(layout: Layout, axis: number, start: number, stop: number, step: number): Layout {
  const { shape, strides, offset } = layout
  const size = shape[axis]
  const place = (at: number): number => Math.max(0, Math.min(size, at))
  const from = place(start)
  // Rounded up: 0, 3, 6, 9 are four places of ten, though 10 / 3 is a little more than three.
  const count = Math.max(0, Math.ceil((place(stop) - from) / step))
  return {
    shape: shape.map((all, i) => (i === axis ? count : all)),
    // One step in the slice is `step` steps in what it was cut from.
    strides: strides.map((stride, i) => (i === axis ? stride * step : stride)),
    offset: offset + from * strides[axis],
  }
}
