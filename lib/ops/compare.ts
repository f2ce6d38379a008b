import type { BinaryName } from '../kernels/kernels.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { broadcasted } from './arithmetic.ts'
import { operand } from './operand.ts'

/**
 * 1 where it holds and 0 where not, in the dtype of x. A step has no slope, so nothing is
 * recorded.
 */
function compare(name: BinaryName, x: Tensor, other: Tensor | number): Tensor {
  return broadcasted(name, x, operand(name, x, other))
}

/** x = y? */
export const equal = (x: Tensor, other: Tensor | number): Tensor =>
  compare('equal', x, other)
/** x ≠ y? */
export const notEqual = (x: Tensor, other: Tensor | number): Tensor =>
  compare('notEqual', x, other)
/** x < y? */
export const less = (x: Tensor, other: Tensor | number): Tensor => compare('less', x, other)
/** x ≤ y? */
export const lessEqual = (x: Tensor, other: Tensor | number): Tensor =>
  compare('lessEqual', x, other)
/** x > y? */
export const greater = (x: Tensor, other: Tensor | number): Tensor =>
  compare('greater', x, other)
/** x ≥ y? */
export const greaterEqual = (x: Tensor, other: Tensor | number): Tensor =>
  compare('greaterEqual', x, other)

/** Not a number? The only value that differs from itself. */
export const isNaN = (x: Tensor): Tensor => compare('notEqual', x, x)
/** Neither NaN nor infinite? Only then is x − x 0. */
export const isFinite = (x: Tensor): Tensor =>
  x.dtype === 'int32'
    ? compare('equal', x, x)
    : compare('equal', broadcasted('sub', x, x), 0)
