import { todo } from '#exercises'

/**
 * Backward through the largest of each row.
 *
 * The forward pass took m[i], the largest element of row i. Only the winner had any influence on it, so the gradient of
 * m[i] goes to the winner, and the rest of the row gets 0. Several equal winners share it in equal parts.
 *
 * - x: the input, shape (rows, columns), at least one column
 * - gradient: ∂loss/∂m, one number a row
 * - returns ∂loss/∂x, of the shape of x
 *
 * Example:
 *
 *     maxBackward([[1, 7, 3], [5, 2, 5]], [10, 4])    // [[0, 10, 0], [2, 0, 2]]
 */
export function maxBackward(x: number[][], gradient: number[]): number[][] {
  return todo('max-backward')
}
