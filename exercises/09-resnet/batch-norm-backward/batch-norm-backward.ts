import { todo } from '#exercises'

export interface Gradients {
  /** (samples, channels), as x */
  x: number[][]
  /** (channels) */
  weight: number[]
  /** (channels) */
  bias: number[]
}

/**
 * Batch norm, backward, in the short form. Forward, each channel (each column of x) is
 *
 *     n = (x − mean) / σ,   σ = √(variance + ε),   y = weight · n + bias
 *
 * with the variance divided by the number of samples. Given the gradient of the loss with respect to y, find those with
 * respect to x, weight and bias. No graph and no tensors: lists of numbers.
 *
 * - gradient, x: (samples, channels); weight: (channels)
 * - arguments stay as they are
 *
 * Example: with x 1, 7, 9, 15 in one column, weight 2 and gradient 1, 0, 0, 0, that of x is 0.104, −0.128, −0.072, 0.096,
 * that of the weight −1.4, that of the bias 1.
 */
export function batchNormBackward(gradient: number[][], x: number[][], weight: number[], epsilon: number): Gradients {
  return todo('batch-norm-backward')
}
