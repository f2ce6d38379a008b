import type { Tensor } from 'chalkgrad'

/**
 * Each vector for itself: y = (x − mean) / √(variance + ε) · weight + bias. The variance is that of the numbers themselves: divided
 * by how many there are, `correction: 0`.
 *
 * x: (…, features); weight: the last axes of x that are normalized together, usually one, (features); bias: the same, or undefined.
 *
 * `x.mean(axes, { keepDims: true })` and `x.var(axes, { keepDims: true, correction: 0 })` take several axes; `lastAxes`, below, says
 * which. With keepDims they keep the axes with size 1, so that they meet x again.
 *
 * Example: (1, 2, 6) with the weight (1, 1, 2), the bias (0, 5, 0) and ε = 0 becomes (−0.926, 4.537, 2.777).
 *
 * When it passes, your file can take the engine's place: npm run chapter transformer -- --mine
 */
export function layerNorm(x: Tensor, weight: Tensor, bias: Tensor | undefined, epsilon: number): Tensor {
  const axes = lastAxes(weight.rank)
  const mean = x.mean(axes, { keepDims: true })
  const variance = x.var(axes, { keepDims: true, correction: 0 })
  const y = x.sub(mean).div(variance.add(epsilon).sqrt()).mul(weight)
  return bias ? y.add(bias) : y
}

/**
 * Without the mean: y = x / √(mean of x² + ε) · weight.
 *
 * Example: (3, 4) with the weight (1, 1) and ε = 0 becomes (0.849, 1.131).
 */
export function rmsNorm(x: Tensor, weight: Tensor, epsilon: number): Tensor {
  const meanSquare = x.square().mean(lastAxes(weight.rank), { keepDims: true })
  return x.div(meanSquare.add(epsilon).sqrt()).mul(weight)
}

/** −1, −2, …: the last axes, whatever stands before them. */
export function lastAxes(count: number): number[] {
  return Array.from({ length: count }, (_, i) => -1 - i)
}
