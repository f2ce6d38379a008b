import { todo } from '#exercises'

/** The parameters of a line. */
export interface Line {
  w: number
  b: number
}

/**
 * Splits a list of indices into batches of batchSize; the last one may be smaller.
 *
 * Example:
 *
 *     split([3, 0, 4, 1, 2], 2)    // [[3, 0], [4, 1], [2]]
 */
export function split(order: number[], batchSize: number): number[][] {
  return todo('split')
}

/**
 * The gradient of the mean squared error over some of the points: those whose indices are in `batch`.
 *
 * Example: the second and third of three points.
 *
 *     batchGradient([0, 1, 2], [1.2, 2.7, 5.1], { w: 0, b: 0 }, [1, 2])    // { w: -12.9, b: -7.8 }
 */
export function batchGradient(x: number[], y: number[], line: Line, batch: number[]): Line {
  return todo('batchGradient')
}

/**
 * One pass over all points in the given order: a step of gradient descent for each batch, the next from where the last
 * one ended. Returns the line after the pass.
 */
export function epoch(
  x: number[],
  y: number[],
  line: Line,
  order: number[],
  batchSize: number,
  learningRate: number,
): Line {
  return todo('epoch')
}
