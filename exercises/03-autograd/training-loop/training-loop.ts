import { todo } from '#exercises'
import { Value } from 'chalkgrad'

/** A fitted line, and the loss before each step. */
export interface Fit {
  w: number
  b: number
  losses: number[]
}

/**
 * Fits the line w · x + b to points by gradient descent, with gradients
 * from Values.
 *
 * Start at w = 0 and b = 0. In each step compute the mean of (w · xᵢ + b −
 * yᵢ)² over all points as one Value, remember it, and move w and b against
 * their gradients by `learningRate`. Return the last w and b, and one loss
 * for each step.
 *
 * Example: fit([1], [2], 0.1, 1) is { w: 0.4, b: 0.4, losses: [4] }: both
 * gradients are −4.
 */
export function fit(xs: number[], ys: number[], learningRate: number, steps: number): Fit {
  return todo('training-loop')
}
