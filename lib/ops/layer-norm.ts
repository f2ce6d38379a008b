import type { Tensor } from '../tensor/tensor.ts'
import { normalize } from './normalize.ts'

/**
 * Each vector for itself, to mean 0 and variance 1, then to a mean and a spread that are
 * learned: y = (x − mean) / √(variance + ε) · weight + bias.
 *
 * x: (…, features) → the same shape; weight and bias: (features), or as many of x's last axes as
 * are normalized together.
 */
export function layerNorm(
  x: Tensor,
  weight: Tensor,
  bias: Tensor | undefined,
  epsilon: number,
): Tensor {
  const { normalized } = normalize(x, lastAxes(weight.rank), epsilon)
  const y = normalized.mul(weight)
  return bias ? y.add(bias) : y
}

/**
 * Layer norm without the mean: each vector divided by its root mean square, y = x / √(mean x² +
 * ε) · weight. Shapes as in layerNorm.
 */
export function rmsNorm(x: Tensor, weight: Tensor, epsilon: number): Tensor {
  const meanSquare = x.square().mean(lastAxes(weight.rank), { keepDims: true })
  return x.div(meanSquare.add(epsilon).sqrt()).mul(weight)
}

/** −1, −2, …: the last axes, whatever stands before them. */
export function lastAxes(count: number): number[] {
  return Array.from({ length: count }, (_, i) => -1 - i)
}
