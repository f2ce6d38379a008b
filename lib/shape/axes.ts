import { ShapeError } from '../errors.ts'
import { describe } from '../options.ts'
import { formatShape, type Shape } from './shape.ts'

/**
 * An axis counted from the front: −1 is the last axis.
 *
 * @throws ShapeError when the shape has no such axis.
 */
export function normalizeAxis(name: string, axis: number, shape: Shape): number {
  const rank = shape.length
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    const range =
      rank === 0
        ? 'it has no axes'
        : `its axes are 0 to ${rank - 1}, or −${rank} to −1 from the back`
    throw new ShapeError(
      `${name}: there is no axis ${describe(axis)} in ${formatShape(shape)}: ${range}`,
    )
  }
  return axis < 0 ? axis + rank : axis
}

/** Several axes, counted from the front and in order; all of them when none is named. */
export function normalizeAxes(
  name: string,
  axes: number | readonly number[] | undefined,
  shape: Shape,
): number[] {
  if (axes === undefined) return shape.map((_, axis) => axis)
  const list = Array.isArray(axes) ? (axes as number[]) : [axes as number]
  const found = list.map((axis) => normalizeAxis(name, axis, shape)).sort((a, b) => a - b)
  for (let i = 1; i < found.length; i++) {
    if (found[i] === found[i - 1])
      throw new ShapeError(
        `${name}: axis ${found[i]} of ${formatShape(shape)} is named twice`,
      )
  }
  return found
}

/** The shape after a reduction over `axes`: those axes vanish, or stay with size 1. */
export function reducedShape(
  shape: Shape,
  axes: readonly number[],
  keepDims: boolean,
): Shape {
  if (keepDims) return shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
  return shape.filter((_, axis) => !axes.includes(axis))
}
