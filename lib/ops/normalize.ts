import type { Tensor } from '../tensor/tensor.ts'
import type { Axes } from './reduce.ts'

/** A tensor shifted and scaled, and by how much; the last two keep the axes, with size 1. */
export interface Normalized {
  normalized: Tensor
  mean: Tensor
  variance: Tensor
}

/**
 * (x − mean) / √(variance + ε) over `axes`: mean 0 and variance 1, or a little less where
 * the variance is not much larger than ε. The variance is that of the numbers themselves:
 * divided by n, not n − 1.
 */
export function normalize(x: Tensor, axes: Axes, epsilon: number): Normalized {
  const mean = x.mean(axes, { keepDims: true })
  const variance = x.var(axes, { keepDims: true, correction: 0 })
  return { normalized: x.sub(mean).div(variance.add(epsilon).sqrt()), mean, variance }
}
