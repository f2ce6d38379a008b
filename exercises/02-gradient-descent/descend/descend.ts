import { todo } from '#exercises'

/** Gives all slopes at a point: one for each parameter. */
export type Gradient = (at: number[]) => number[]

/**
 * One step of gradient descent: every parameter moves against its own slope, by learningRate times the slope. All slopes
 * are those at `at`. Returns new numbers and leaves `at` as it is.
 *
 * Example: for L = w² + b² the slopes at (3, −1) are (6, −2).
 *
 *     step(([w, b]) => [2 * w, 2 * b], [3, -1], 0.1)    // [2.4, -0.8]
 */
export function step(gradient: Gradient, at: number[], learningRate: number): number[] {
  return todo('step')
}

/**
 * `count` steps. Returns all points on the way: the start first, so count + 1 of them.
 *
 * Example:
 *
 *     descend(([x]) => [2 * x], [1], 0.25, 2)    // [[1], [0.5], [0.25]]
 */
export function descend(gradient: Gradient, start: number[], learningRate: number, count: number): number[][] {
  return todo('descend')
}
