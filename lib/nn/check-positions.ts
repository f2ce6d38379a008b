import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'
import { needFloat } from '../ops/operand.ts'
import { formatShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'

/** @throws ShapeError, ArgumentError unless x is (…, time, width) and `start` a place. */
export function checkPlaces(name: string, x: Tensor, width: number, start: number): void {
  checkArgument(name, 'x', x, Tensor)
  needFloat(name, x)
  if (x.rank < 2 || x.shape[x.rank - 1] !== width)
    throw new ShapeError(
      `${name}: x must be (…, time, ${width}), got ${formatShape(x.shape)}`,
    )
  if (!(Number.isInteger(start) && start >= 0 && start < 2 ** 31))
    throw new ArgumentError(
      `${name}: the place of the first step must be a whole number ≥ 0, got ${describe(start)}`,
    )
}

/** @throws ArgumentError unless it is an even number of features, in pairs, and a base above 1. */
export function checkPairs(name: string, width: number, base: number): void {
  if (!(Number.isInteger(width) && width >= 2 && width % 2 === 0))
    throw new ArgumentError(
      `${name}: the width must be even, for pairs of features, got ${describe(width)}`,
    )
  if (!(base > 1 && base < Infinity))
    throw new ArgumentError(
      `${name}: base must be above 1 and finite, got ${describe(base)}`,
    )
}
