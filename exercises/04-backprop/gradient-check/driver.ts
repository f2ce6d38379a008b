type Loss = (x: number[]) => number

const losses = {
  /** a²b */
  product: ([a, b]) => a * a * b,
  /** Σ x³ */
  cubes: (x) => x.reduce((sum, value) => sum + value ** 3, 0),
  /** 10⁶ · Σ x² */
  steep: (x) => x.reduce((sum, value) => sum + 1e6 * value * value, 0),
  sine: ([a]) => Math.sin(a),
} satisfies Record<string, Loss>

/** Runs where the learner's file runs: the functions under test stay here, only their names and numbers travel. */
export function drive(impl: typeof import('./gradient-check.ts')) {
  return {
    numericGradient: (name: keyof typeof losses, x: number[], epsilon?: number) =>
      impl.numericGradient(losses[name], x, epsilon),
    firstMistake: (name: keyof typeof losses, gradient: number[], x: number[], tolerance?: number) =>
      impl.firstMistake(losses[name], gradient, x, tolerance),
    /** x after a look at its gradient, and how often f was called with a list of another length than x. */
    afterwards(x: number[]) {
      let strange = 0
      impl.numericGradient((values) => {
        if (values.length !== x.length) strange++
        return values[0]
      }, x)
      return { x, strange }
    },
  }
}
