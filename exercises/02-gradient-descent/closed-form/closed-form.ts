import { todo } from '#exercises'

/** The parameters of a line. */
export interface Line {
  w: number
  b: number
}

/**
 * The line with the smallest mean squared error, without a single step.
 *
 * It must also be right where x lies far from zero: the years 2001 to 2005, or a clock in milliseconds. When all x are
 * equal there is no one best line: throw an Error that says so.
 *
 * - x, y: at least two points
 *
 * Example:
 *
 *     fitLine([0, 1, 2], [1.2, 2.7, 5.1])    // { w: 1.95, b: 1.05 }
 */
export function fitLine(x: number[], y: number[]): Line {
  return todo('fitLine')
}
