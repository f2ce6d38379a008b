import { ShapeError } from '../errors.ts'
import { describe } from '../options.ts'
import type { Layout } from './layout.ts'
import { checkIsList, formatShape, sameShape, type Shape } from './shape.ts'

/**
 * The shape that two shapes share when they meet in one operation. They are aligned at the
 * last axis; a missing axis counts as 1, and an axis of size 1 repeats to match the other.
 * The rule is NumPy's.
 *
 * @throws ShapeError when two sizes differ and neither is 1.
 */
export function broadcastShapes(name: string, a: Shape, b: Shape): Shape {
  if (a === b) return a
  checkIsList(name, a)
  checkIsList(name, b)
  if (sameShape(a, b)) return a
  const rank = Math.max(a.length, b.length)
  const shape = new Array<number>(rank)
  for (let axis = 0; axis < rank; axis++) {
    const sizeA = a[axis - rank + a.length] ?? 1
    const sizeB = b[axis - rank + b.length] ?? 1
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) {
      throw new ShapeError(
        `${name}: ${formatShape(a)} and ${formatShape(b)} do not broadcast: counted from the back, axis −${rank - axis} ` +
          `has ${describe(sizeA)} and ${describe(sizeB)}. Sizes must be equal, or one of them 1${hint(a, b)}`,
      )
    }
    shape[axis] = sizeA === 1 ? sizeB : sizeA
  }
  return shape
}

/** The commonest slip: a value for each row, (n), meets (n, m). */
function hint(a: Shape, b: Shape): string {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length === 1 && long.length === 2 && short[0] === long[0]) {
    return `. For one value a row, reshape ${formatShape(short)} to (${short[0]}, 1)`
  }
  return ''
}

/**
 * The layout read as the larger `shape`: an axis that repeats gets stride 0, so that no
 * element is copied.
 */
export function expandLayout(layout: Layout, shape: Shape): Layout {
  if (sameShape(layout.shape, shape)) return layout
  const missing = shape.length - layout.shape.length
  const strides = shape.map((_, axis) =>
    axis < missing || layout.shape[axis - missing] === 1
      ? 0
      : layout.strides[axis - missing],
  )
  return { shape, strides, offset: layout.offset }
}

/** The axes of `to` along which `from` was repeated: where a gradient has to be summed. */
export function broadcastAxes(from: Shape, to: Shape): number[] {
  const missing = to.length - from.length
  const axes: number[] = []
  for (let axis = 0; axis < to.length; axis++) {
    if (axis < missing || (from[axis - missing] === 1 && to[axis] !== 1)) axes.push(axis)
  }
  return axes
}
