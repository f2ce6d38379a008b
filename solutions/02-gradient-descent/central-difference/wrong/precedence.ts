// Without parentheses `/ 2 * epsilon` divides by 2 and multiplies by ε.
/** The slope of f at x, measured over the distance from x − ε to x + ε. */
export function centralDifference(f: (x: number) => number, x: number, epsilon: number): number {
  // Both sides err in the same way by f″ε²/2, so that error cancels and one of the order ε² is left.
  return (f(x + epsilon) - f(x - epsilon)) / 2 * epsilon
}

/** The gradient of a function of several numbers. */
export function numericGradient(f: (at: number[]) => number, at: number[], epsilon: number): number[] {
  return at.map((value, i) => {
    // f along the i-th axis. The copy keeps the caller's numbers as they are, to the last bit: adding ε in place and
    // taking it away again would not always give the old number back.
    const along = (moved: number): number => f(at.map((other, j) => (j === i ? moved : other)))
    return centralDifference(along, value, epsilon)
  })
}
