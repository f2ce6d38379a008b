import { noGrad } from '../autograd/grad-mode.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { normalize } from './normalize.ts'

/** The normalized x, and the mean and the variance of each channel, (channels), without a gradient. */
export interface BatchNormed {
  y: Tensor
  mean: Tensor
  variance: Tensor
}

/**
 * Each channel, over the whole batch and all places, to mean 0 and variance 1, then to a
 * mean and a spread that are learned: y = (x − mean) / √(variance + ε) · weight + bias.
 *
 * x: (batch, channels, …) → the same shape; weight and bias: (channels).
 */
export function batchNorm(
  x: Tensor,
  weight: Tensor,
  bias: Tensor,
  epsilon: number,
): BatchNormed {
  const { normalized, mean, variance } = normalize(x, allButChannels(x), epsilon)
  const y = normalized.mul(perChannel(weight, x)).add(perChannel(bias, x))
  return noGrad(() => ({
    y,
    mean: mean.detach().flatten(),
    variance: variance.detach().flatten(),
  }))
}

/** The axes over which a channel's numbers lie. */
export function allButChannels(x: Tensor): number[] {
  return x.shape.map((_, axis) => axis).filter((axis) => axis !== 1)
}

/** One number for each channel, (channels) → (channels, 1, …), to meet x: (batch, channels, …). */
export function perChannel(values: Tensor, x: Tensor): Tensor {
  return values.reshape([-1, ...x.shape.slice(2).map(() => 1)])
}
