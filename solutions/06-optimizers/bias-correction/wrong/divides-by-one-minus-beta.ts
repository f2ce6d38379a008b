// Divides by 1 − beta at every step.
export function rollingAverage(values: number[], beta: number): number[] {
  let average = 0
  return values.map((value) => (average = beta * average + (1 - beta) * value))
}

/**
 * A geometric series: (1 − β)·(1 + β + … + βᵗ⁻¹) = 1 − βᵗ. Or without any sum: after t steps the 0 at the beginning
 * was multiplied by β t times, so βᵗ is its weight, and the values have the rest.
 */
export function weightOfValues(beta: number, t: number): number {
  return 1 - beta
}

/** The first value is at index 0 and has t = 1: with t = 0 the division would be by 0. */
export function corrected(values: number[], beta: number): number[] {
  return rollingAverage(values, beta).map((average, i) => average / weightOfValues(beta, i + 1))
}
