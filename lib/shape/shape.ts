import { ShapeError } from '../errors.ts'
import { describe } from '../options.ts'

/**
 * The size of each axis, outermost first: a batch of 32 grey images is (32, 28, 28). A
 * number alone is ().
 */
export type Shape = readonly number[]

/** How many elements a tensor of this shape has: the product of its sizes, 1 for (). */
export function sizeOf(shape: Shape): number {
  let size = 1
  for (let axis = 0; axis < shape.length; axis++) size *= shape[axis]
  return size
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false
  return true
}

/** As the book writes shapes: (2, 3), (5), (). */
export function formatShape(shape: Shape): string {
  return `(${shape.map(describe).join(', ')})`
}

/**
 * `more` is what came after the shape, to guess what was meant.
 *
 * @throws ShapeError unless it is a list of whole numbers ≥ 0.
 */
export function checkShape(name: string, shape: Shape, more?: unknown): void {
  checkIsList(name, shape, more)
  for (let axis = 0; axis < shape.length; axis++) {
    if (!Number.isInteger(shape[axis]) || shape[axis] < 0) {
      throw new ShapeError(
        `${name}: sizes must be whole numbers ≥ 0, but axis ${axis} of ${formatShape(shape)} is ${describe(shape[axis])}`,
      )
    }
  }
}

/** @throws ShapeError for what is no list of sizes, as where a number stands for one. */
export function checkIsList(name: string, shape: Shape, more?: unknown): void {
  if (Array.isArray(shape)) return
  const sizes = [shape, more].filter((size) => typeof size === 'number')
  const advice = sizes.length > 0 ? `: write [${sizes.join(', ')}]` : ''
  throw new ShapeError(
    `${name}: a shape is a list with the size of each axis, got ${describe(shape)}${advice}`,
  )
}

/**
 * The shape for a reshape of `size` elements, with at most one −1 worked out.
 *
 * @throws ShapeError when the sizes do not multiply to `size`.
 */
export function inferShape(from: Shape, to: Shape): Shape {
  checkIsList('reshape', to)
  const size = sizeOf(from)
  const unknown = to.indexOf(-1)
  const shape = [...to]
  if (unknown >= 0) {
    shape[unknown] = 1
    const known = sizeOf(shape)
    if (to.lastIndexOf(-1) !== unknown)
      throw new ShapeError(`reshape: only one size may be −1, got ${formatShape(to)}`)
    if (known === 0 || size % known !== 0) {
      throw new ShapeError(
        `reshape: ${size} elements ${formatShape(from)} do not divide into ${formatShape(to)}: ${known} does not divide ${size}`,
      )
    }
    shape[unknown] = size / known
  }
  checkShape('reshape', shape)
  if (sizeOf(shape) !== size) {
    throw new ShapeError(
      `reshape: ${formatShape(from)} has ${size} elements, ${formatShape(to)} would have ${sizeOf(shape)}`,
    )
  }
  return shape
}
