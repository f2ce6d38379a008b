import { ArgumentError, ShapeError } from '../errors.ts'
import { describe } from '../options.ts'
import { formatShape } from '../shape/shape.ts'
import { arange } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { where } from './where.ts'

/**
 * The lower triangle of each matrix (…, rows, columns), zeros above: elements whose column is
 * at most their row + `diagonal`. With ones, it is the mask by which a word looks only at
 * those before it.
 */
export function tril(x: Tensor, diagonal = 0): Tensor {
  return where(distance('tril', x, diagonal).lessEqual(diagonal), x, 0)
}

/** The upper triangle, zeros below: elements whose column is at least their row + `diagonal`. */
export function triu(x: Tensor, diagonal = 0): Tensor {
  return where(distance('triu', x, diagonal).greaterEqual(diagonal), x, 0)
}

/** How far right of the diagonal each place of a matrix is: (rows, columns) int32. */
function distance(name: string, x: Tensor, diagonal: number): Tensor {
  if (x.rank < 2)
    throw new ShapeError(
      `${name}: needs matrices (…, rows, columns), got ${formatShape(x.shape)}`,
    )
  if (!Number.isInteger(diagonal) || Math.abs(diagonal) >= 2 ** 31)
    throw new ArgumentError(
      `${name}: diagonal must be a whole number, 0 for the main one, got ${describe(diagonal)}`,
    )
  const [rows, columns] = x.shape
    .slice(-2)
    .map((size) => arange(0, size, 1, { dtype: 'int32' }))
  return columns.sub(rows.unsqueeze(1))
}
