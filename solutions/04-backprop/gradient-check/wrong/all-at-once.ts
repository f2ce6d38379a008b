// Nudges all elements together: the sum of the gradient, everywhere.
export function numericGradient(f: (x: number[]) => number, x: number[], epsilon = 1e-5): number[] {
  const at = (shift: number) => f(x.map((value) => value + shift))
  return x.map(() => (at(epsilon) - at(-epsilon)) / (2 * epsilon))
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
