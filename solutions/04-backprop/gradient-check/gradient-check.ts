/** Central differences: the two errors of first order have opposite signs and cancel, so that one of ε² is left. */
export function numericGradient(f: (x: number[]) => number, x: number[], epsilon = 1e-5): number[] {
  return x.map((_, i) => {
    const at = (shift: number) => f(x.map((value, j) => (j === i ? value + shift : value)))
    return (at(epsilon) - at(-epsilon)) / (2 * epsilon)
  })
}

export function firstMistake(f: (x: number[]) => number, gradient: number[], x: number[], tolerance = 1e-6): number {
  return numericGradient(f, x).findIndex((expected, i) => {
    const got = gradient[i]
    const distance = Math.abs(got - expected)
    const allowed = tolerance * Math.max(1, Math.abs(got), Math.abs(expected))
    // Not ≤, rather than >: every comparison with NaN is false, and NaN has to be found. Beside an infinity, `allowed` is
    // infinite as well, and so is the distance.
    return !(Number.isFinite(distance) && distance <= allowed)
  })
}
