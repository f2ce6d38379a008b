import { ArgumentError, ShapeError } from '../errors.ts'
import { describe } from '../options.ts'
import type { Shape } from '../shape/shape.ts'

/** Numbers nested as deep as the tensor has axes. */
export type NestedArray = number | NestedArray[]

/** Deeper is a mistake, such as a list that contains itself. */
const DEEPEST = 100
/** So many empty lists are no data any more. */
const MOST_EMPTY = 2 ** 24

/** The shape that the first branch of the nesting suggests. */
export function nestedShape(values: NestedArray): number[] {
  const shape: number[] = []
  for (let part = values; Array.isArray(part); part = part[0]) {
    if (shape.push(part.length) > DEEPEST)
      throw new ShapeError(
        `tensor: arrays are nested more than ${DEEPEST} deep: does one contain itself?`,
      )
  }
  return shape
}

/**
 * The numbers in order, last axis fastest, each handed to `put`.
 *
 * @throws ShapeError where a branch differs from the first, ArgumentError at what is no
 *   number.
 */
export function flattenNested(values: NestedArray, put: (value: number) => void): void {
  let place = 0
  const visit = (part: NestedArray): void => {
    if (Array.isArray(part)) for (const inner of part) visit(inner)
    else if (typeof part === 'number') {
      put(part)
      place++
    } else throw new ArgumentError(`tensor: element ${place} is ${notNumber(part)}`)
  }
  checkNested(values, nestedShape(values), [])
  visit(values)
}

/** Flat numbers, last axis fastest, nested as deep as the shape has axes. */
export function nest(flat: ArrayLike<number>, shape: Shape): NestedArray {
  if (flat.length === 0 && shape.reduce((all, n) => all * Math.max(1, n), 1) > MOST_EMPTY)
    throw new ArgumentError(
      `toArray: a tensor (${shape.join(', ')}) has no number in it, and too many brackets around them`,
    )
  let place = 0
  const build = (axis: number): NestedArray =>
    axis === shape.length
      ? flat[place++]
      : Array.from({ length: shape[axis] }, () => build(axis + 1))
  return build(0)
}

/** Does every branch have that shape? Says which does not. */
function checkNested(part: NestedArray, shape: Shape, path: readonly number[]): void {
  const at = path.length ? `at [${path.join('][')}]` : 'at the top'
  if (!Array.isArray(part)) {
    if (shape.length > 0)
      throw new ShapeError(
        `tensor: ragged nesting: ${at} an array of ${shape[0]} was expected, got ${describe(part)}`,
      )
    return
  }
  if (shape.length === 0)
    throw new ShapeError(
      `tensor: ragged nesting: ${at} a number was expected, got an array of ${part.length}`,
    )
  if (part.length !== shape[0]) {
    throw new ShapeError(
      `tensor: ragged nesting: ${at} an array of ${shape[0]} was expected, got one of ${part.length}`,
    )
  }
  if (shape.length > 1 || part.some(Array.isArray))
    part.forEach((inner, i) => checkNested(inner, shape.slice(1), [...path, i]))
}

function notNumber(value: unknown): string {
  const advice = typeof value === 'bigint' ? `a BigInt, ${value}n: use Number(…)` : ''
  return advice || `${describe(value)}, not a number`
}
