import { todo } from '#exercises'

/**
 * The vector-Jacobian product of softmax, for each row.
 *
 * Softmax turns a row x into positive numbers that add up to 1: y[i] = exp(x[i]) / Σₖ exp(x[k]). Each output depends on
 * every input, because all share the sum. Its Jacobian is ∂y[i]/∂x[j] = y[i] · ((i = j ? 1 : 0) − y[j]). Find the product
 * Σᵢ g[i] · ∂y[i]/∂x[j] without building that table: a fixed number of passes over the row, not one for each element.
 *
 * - y: the output of softmax, shape (rows, classes)
 * - g: ∂loss/∂y, of the same shape
 * - returns ∂loss/∂x, of the same shape
 *
 * Example:
 *
 *     softmaxBackward([[0.5, 0.5]], [[1, 0]])    // [[0.25, -0.25]]
 */
export function softmaxBackward(y: number[][], g: number[][]): number[][] {
  return todo('softmax-backward')
}
