import { todo } from '#exercises'

/** The parameters of a line. */
export interface Line {
  w: number
  b: number
}

/**
 * The mean squared error of the line w·x + b on some points: the mean of (w·xᵢ + b − yᵢ)².
 *
 * Example:
 *
 *     mse([0, 1, 2], [1.2, 2.7, 5.1], { w: 0, b: 0 })    // 11.58
 */
export function mse(x: number[], y: number[], line: Line): number {
  return todo('mse')
}

/**
 * Its two partial derivatives, derived by hand: no ε anywhere.
 *
 * Example:
 *
 *     mseGradient([0, 1, 2], [1.2, 2.7, 5.1], { w: 0, b: 0 })    // { w: -8.6, b: -6 }
 */
export function mseGradient(x: number[], y: number[], line: Line): Line {
  return todo('mseGradient')
}
