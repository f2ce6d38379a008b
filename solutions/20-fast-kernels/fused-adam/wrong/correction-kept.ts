// Writes the corrected averages back.
/** A row of numbers in memory. */
export interface Numbers {
  readonly length: number
  [place: number]: number
}

export interface AdamRates {
  learningRate: number
  beta1: number
  beta2: number
  epsilon: number
  /** The number of this step, 1 for the first. */
  t: number
}

/**
 * Composed from tensor operations, each of some twelve operations reads and writes whole arrays. Here the results between
 * them live in registers, for one element at a time.
 */
export function adamStep(w: Numbers, g: Numbers, m: Numbers, v: Numbers, rates: AdamRates): void {
  const { learningRate, beta1, beta2, epsilon, t } = rates
  const correction1 = 1 - beta1 ** t
  const correction2 = 1 - beta2 ** t
  for (let i = 0; i < w.length; i++) {
    const gradient = g[i]
    const mi = beta1 * m[i] + (1 - beta1) * gradient
    const vi = beta2 * v[i] + (1 - beta2) * gradient * gradient
    m[i] = mi / correction1
    v[i] = vi / correction2
    w[i] = w[i] - (learningRate * (mi / correction1)) / (Math.sqrt(vi / correction2) + epsilon)
  }
}
