// Takes the variance of x where the mean square is due.
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** How the two slopes of the mean squared error change with w and with b. */
export function secondDerivatives(x: number[]): number[][] {
  // ∂L/∂w = mean 2(wx + b − y)x and ∂L/∂b = mean 2(wx + b − y), differentiated once more.
  const both = 2 * mean(x)
  return [
    [2 * mean(x.map((value) => (value - mean(x)) ** 2)), both],
    [both, 2],
  ]
}

/** The eigenvalues of a symmetric 2 × 2 matrix, the largest first. */
export function eigenvalues([[a, c], [, d]]: number[][]): [number, number] {
  // (a − λ)(d − λ) = c² is λ² − (a + d)λ + ad − c² = 0. Written around the middle no large numbers are subtracted.
  const middle = (a + d) / 2
  const half = Math.hypot((a - d) / 2, c)
  return [middle + half, middle - half]
}

/** The learning rate where gradient descent stops converging. */
export function largestStableRate(x: number[]): number {
  // |1 − ηλ| < 1 needs η < 2/λ for both eigenvalues, and the largest one is the strictest.
  const [largest] = eigenvalues(secondDerivatives(x))
  return 2 / largest
}
