import type { Layout } from 'chalkgrad'
import { ShapeError } from 'chalkgrad/errors'

/** The shape that a and b share when they meet. */
export function broadcastShapes(name: string, a: readonly number[], b: readonly number[]): readonly number[] {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, axis) => {
    // Aligned at the end; before its first axis a shape has ones.
    const sizeA = a[axis - rank + a.length] ?? 1
    const sizeB = b[axis - rank + b.length] ?? 1
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) {
      throw new ShapeError(`${name}: (${a.join(', ')}) and (${b.join(', ')}) do not broadcast: ${sizeA} meets ${sizeB}`)
    }
    // Not the larger of the two: an empty axis, size 0, wins over a 1.
    return sizeA === 1 ? sizeB : sizeA
  })
}

/** The layout read as the larger `shape`. */
export function expandLayout(layout: Layout, shape: readonly number[]): Layout {
  const missing = shape.length - layout.shape.length
  // Stride 0: however far you go along the axis, you stay at the same number.
  const strides = shape.map((_, axis) =>
    axis < missing || layout.shape[axis - missing] === 1 ? 0 : layout.strides[axis - missing],
  )
  return { shape: [...shape], strides, offset: layout.offset }
}

/** The axes of `to` along which `from` was repeated. */
export function broadcastAxes(from: readonly number[], to: readonly number[]): number[] {
  const missing = to.length - from.length
  return to.flatMap((size, axis) => (axis < missing || (from[axis - missing] === 1 && size !== 1) ? [axis] : []))
}
