/** From here on erf is 1 in float64. */
const FLAT = 6

/**
 * The error function, 2/√π ∫₀ˣ e^−t² dt, which JavaScript does not have, by the series 2/√π ·
 * e^−x² · x · (1 + 2x²/3 + (2x²)²/(3·5) + …). All its terms have one sign, so that nothing
 * cancels (Abramowitz and Stegun, 1964, 7.1.6).
 */
export function erf(x: number): number {
  if (Math.abs(x) >= FLAT) return Math.sign(x)
  const square = 2 * x * x
  let [term, sum] = [1, 1]
  for (let odd = 3; term > sum * 2 ** -54; odd += 2) {
    term *= square / odd
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * x * sum
}
