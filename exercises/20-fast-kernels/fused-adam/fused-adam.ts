import { todo } from '#exercises'

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
 * One step of Adam in a single pass: w, m and v are changed in
 * place.
 *
 *     m ← β₁·m + (1 − β₁)·g              m̂ = m / (1 − β₁ᵗ)
 *     v ← β₂·v + (1 − β₂)·g²             v̂ = v / (1 − β₂ᵗ)
 *     w ← w − learningRate · m̂ / (√v̂ + ε)
 *
 * For each element: read w, g, m and v once each, and write w, m
 * and v once each. Those are seven numbers of memory traffic; a
 * check counts them. What is the same for all elements belongs
 * before the loop.
 *
 * Example: w = [1], g = [2], m = v = [0], rate 0.1, β₁ 0.9, β₂
 * 0.999, ε 1e-8, t = 1 leaves w ≈ [0.9], m = [0.2] and v =
 * [0.004].
 */
export function adamStep(w: Numbers, g: Numbers, m: Numbers, v: Numbers, rates: AdamRates): void {
  return todo('fused-adam')
}
