import { todo } from '#exercises'

/**
 * The rolling average of some values, after each of them, beginning from 0:
 *
 *     aₜ = beta · aₜ₋₁ + (1 − beta) · valueₜ,   a₀ = 0
 *
 * Example: values [2, 4], beta 0.5: [1, 2.5].
 */
export function rollingAverage(values: number[], beta: number): number[] {
  return todo('rollingAverage')
}

/**
 * How much weight the values have together in aₜ, t = 1, 2, …: the sum of (1 − beta) · betaᵗ⁻ⁱ for i = 1 … t. The rest,
 * up to 1, is the weight of the 0 at the beginning.
 *
 * Example: beta 0.5, t = 2: 0.5 · 0.5 + 0.5 = 0.75.
 */
export function weightOfValues(beta: number, t: number): number {
  return todo('weightOfValues')
}

/**
 * The rolling average without the pull of that 0: each aₜ divided by the weight that the values have in it.
 *
 * Example: values [2, 4], beta 0.5: [2, 3.333…].
 */
export function corrected(values: number[], beta: number): number[] {
  return todo('corrected')
}
