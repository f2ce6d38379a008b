// Adds ε in place, subtracts 2ε, adds ε again: rounding leaves the point changed.
/** The slope of f at x, measured over the distance from x − ε to x + ε. */
export function centralDifference(f: (x: number) => number, x: number, epsilon: number): number {
  // Both sides err in the same way by f″ε²/2, so that error cancels and one of the order ε² is left.
  return (f(x + epsilon) - f(x - epsilon)) / (2 * epsilon)
}

/** The gradient of a function of several numbers. */
export function numericGradient(f: (at: number[]) => number, at: number[], epsilon: number): number[] {
  return at.map((_, i) => {
    at[i] += epsilon
    const above = f(at)
    at[i] -= 2 * epsilon
    const below = f(at)
    at[i] += epsilon
    return (above - below) / (2 * epsilon)
  })
}
