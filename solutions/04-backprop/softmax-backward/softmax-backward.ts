/**
 * Σᵢ g[i] · y[i] · (δᵢⱼ − y[j]) = y[j] · (g[j] − Σᵢ g[i] · y[i]).
 *
 * The sum is the average of g under the probabilities y. Raising x[j] helps as far as g[j] is above that average, and
 * as far as class j has any probability to gain.
 */
export function softmaxBackward(y: number[][], g: number[][]): number[][] {
  return y.map((row, r) => {
    const average = row.reduce((sum, value, i) => sum + value * g[r][i], 0)
    return row.map((value, j) => value * (g[r][j] - average))
  })
}
