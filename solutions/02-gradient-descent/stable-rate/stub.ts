import { todo } from '#exercises'

/**
 * The matrix of second derivatives of the mean squared error of a line: how the two slopes change with w and with b.
 *
 * - x: the inputs; y, w and b do not matter
 * - returns [[∂²L/∂w², ∂²L/∂w∂b], [∂²L/∂b∂w, ∂²L/∂b²]]
 *
 * Example:
 *
 *     secondDerivatives([0, 1, 2])    // [[3.3333, 2], [2, 2]]
 */
export function secondDerivatives(x: number[]): number[][] {
  return todo('secondDerivatives')
}

/**
 * The two curvatures of a symmetric 2 × 2 matrix, the largest first: its eigenvalues.
 *
 * Example:
 *
 *     eigenvalues([[2, 1], [1, 2]])    // [3, 1]
 */
export function eigenvalues(matrix: number[][]): [number, number] {
  return todo('eigenvalues')
}

/**
 * The learning rate below which gradient descent converges and above which it diverges, for a line through inputs x.
 *
 * Example:
 *
 *     largestStableRate([0, 1, 2])    // 0.41886
 */
export function largestStableRate(x: number[]): number {
  return todo('largestStableRate')
}
