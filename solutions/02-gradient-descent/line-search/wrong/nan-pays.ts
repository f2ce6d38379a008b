// Asks whether f is too large: NaN is not, so a step out of the domain is taken.
/** Gives all slopes at a point: one for each parameter. */
export type Gradient = (at: number[]) => number[]

const move = (at: number[], slopes: number[], rate: number): number[] => at.map((value, i) => value - rate * slopes[i])

/** The first of rate, rate/2, rate/4, … that lowers f by at least half of what the slope promises. */
export function backtrack(f: (at: number[]) => number, gradient: Gradient, at: number[], rate: number): number {
  const value = f(at)
  const slopes = gradient(at)
  const squared = slopes.reduce((sum, slope) => sum + slope * slope, 0)
  // On a parabola of curvature λ the fall is η|s|² − ½λη²|s|², which is half of η|s|² or more as long as η ≤ 1/λ: well
  // inside the stable 2/λ. So λ need not be known.
  for (let tries = 0; tries < 30; tries++) {
    // Asked with <=, so that NaN answers no; `if (f(next) > …) continue` would take it for a yes.
    if (!(f(move(at, slopes, rate)) > value - (rate * squared) / 2)) return rate
    rate /= 2
  }
  return 0
}

/** Gradient descent that chooses its own learning rate. */
export function minimize(f: (at: number[]) => number, gradient: Gradient, start: number[], steps: number): number[] {
  let at = start
  let rate = 1
  for (let i = 0; i < steps; i++) {
    rate = backtrack(f, gradient, at, rate)
    if (rate === 0) break
    at = move(at, gradient(at), rate)
    // The next place may be flatter, so a longer step gets its chance; where it does not pay, one halving takes it back.
    rate *= 2
  }
  return at
}
