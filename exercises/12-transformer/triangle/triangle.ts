import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'
import { ArgumentError, ShapeError } from 'chalkgrad/errors'
import { formatShape } from 'chalkgrad/shape/shape'

/** What is no matrix, and a diagonal that is no whole number, is refused: this is written. */
function check(name: string, x: Tensor, diagonal: number): void {
  if (x.rank < 2) throw new ShapeError(`${name}: needs matrices (…, rows, columns), got ${formatShape(x.shape)}`)
  if (!Number.isInteger(diagonal) || Math.abs(diagonal) >= 2 ** 31)
    throw new ArgumentError(`${name}: diagonal must be a whole number, 0 for the main one, got ${diagonal}`)
}

/**
 * The lower triangle of each matrix (…, rows, columns): what stands in a column up to row + diagonal stays, all else is 0. With
 * ones, it is the mask of a text that nobody reads ahead. The main diagonal is 0; a higher number moves the edge to the right.
 *
 * Example: tril([[1, 2, 3], [4, 5, 6]]) is [[1, 0, 0], [4, 5, 0]], and with diagonal 1 it is [[1, 2, 0], [4, 5, 6]].
 *
 * Choose with `where(condition, x, 0)` of 'chalkgrad/ops/where': a product would make NaN of ∞ · 0. `arange(0, n, 1, { dtype:
 * 'int32' })` of 'chalkgrad/tensor/create' is 0 … n − 1, `x.unsqueeze(axis)` adds an axis, and `a.lessEqual(b)` compares number by number.
 *
 * When it passes, your file can take the engine's place: npm run chapter transformer -- --mine
 */
export function tril(x: Tensor, diagonal = 0): Tensor {
  check('tril', x, diagonal)
  return todo('tril')
}

/** The upper triangle: what stands in a column from row + diagonal on stays. Both triangles have the main diagonal. */
export function triu(x: Tensor, diagonal = 0): Tensor {
  check('triu', x, diagonal)
  return todo('triu')
}
