import type { Tensor } from 'chalkgrad'

/** The normalized x, and the mean and the variance of each channel, (channels), without a gradient. */
export interface BatchNormed {
  y: Tensor
  mean: Tensor
  variance: Tensor
}

/**
 * Mean and variance stay in the graph while y is computed: each x moves all n of its channel through them, and the gradient
 * has to know. What is handed out beside y is taken out of it: a running average must not remember a hundred batches.
 */
export function batchNorm(x: Tensor, weight: Tensor, bias: Tensor, epsilon: number): BatchNormed {
  const axes = allButChannels(x)
  const mean = x.mean(axes, { keepDims: true })
  const variance = x.var(axes, { keepDims: true, correction: 0 })
  const deviation = variance.add(epsilon).sqrt()
  const n = x.sub(mean).div(deviation)
  const y = n.mul(perChannel(weight, x)).add(perChannel(bias, x))
  return { y, mean: mean.detach().flatten(), variance: variance.detach().flatten() }
}

/** The axes over which a channel's numbers lie: all but axis 1. */
export function allButChannels(x: Tensor): number[] {
  return x.shape.map((_, axis) => axis).filter((axis) => axis !== 1)
}

/** One number for each channel, (channels) → (channels, 1, …), to meet x: (batch, channels, …). */
export function perChannel(values: Tensor, x: Tensor): Tensor {
  return values.reshape([-1, ...x.shape.slice(2).map(() => 1)])
}
