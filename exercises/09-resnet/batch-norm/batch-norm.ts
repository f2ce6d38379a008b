import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'

/** The normalized x, and the mean and the variance of each channel, (channels), without a gradient. */
export interface BatchNormed {
  y: Tensor
  mean: Tensor
  variance: Tensor
}

/**
 * Batch norm: each channel, over the whole batch and all places, gets mean 0 and variance 1, and then a spread and a mean
 * that are learned:
 *
 *     y = (x − mean) / √(variance + ε) · weight + bias
 *
 * - x: (batch, channels, …) with any number of further axes → y of the same shape and dtype
 * - weight, bias: (channels), one number for each channel
 * - mean, variance: (channels), of this batch; the variance is the mean squared distance, divided by the number of elements.
 *   They are for the running averages: they require no gradient.
 *
 * The gradient of y flows to x (through the mean and the variance, too), to weight and to bias.
 *
 * `allButChannels` and `perChannel` below are written. A reduction takes `keepDims: true`, and `x.var(axes, { correction: 0 })`
 * divides by the number of elements.
 *
 * Example: a channel 1, 7, 9, 15 with weight 2 and bias 1 becomes −1.8, 0.6, 1.4, 3.8; its mean is 8, its variance 25.
 *
 * When it passes, your file can take the engine's place: npm run chapter resnet -- --mine --kernels reference
 */
export function batchNorm(x: Tensor, weight: Tensor, bias: Tensor, epsilon: number): BatchNormed {
  return todo('batch-norm')
}

/** The axes over which a channel's numbers lie: all but axis 1. */
export function allButChannels(x: Tensor): number[] {
  return x.shape.map((_, axis) => axis).filter((axis) => axis !== 1)
}

/** One number for each channel, (channels) → (channels, 1, …), to meet x: (batch, channels, …). */
export function perChannel(values: Tensor, x: Tensor): Tensor {
  return values.reshape([-1, ...x.shape.slice(2).map(() => 1)])
}
