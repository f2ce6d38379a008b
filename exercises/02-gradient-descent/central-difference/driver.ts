/** Hands functions to the learner's code by name; counts how often they are called. */
export function drive(impl: typeof import('./central-difference.ts')) {
  const functions: Record<string, (x: number) => number> = {
    cube: (x) => x * x * x,
    parabola: (x) => x * x - x + 4,
    exp: Math.exp,
  }
  const surfaces: Record<string, (at: number[]) => number> = {
    'w²b': ([w, b]) => w * w * b,
    'weighted squares': (at) => at.reduce((sum, x, i) => sum + (i + 1) * x * x, 0),
  }
  return {
    difference: (name: string, x: number, epsilon: number): number =>
      impl.centralDifference(functions[name], x, epsilon),
    /** The slopes, the point afterwards, and how often the function was called. */
    gradient(name: string, at: number[], epsilon: number): { slopes: number[]; after: number[]; calls: number } {
      let calls = 0
      const point = [...at]
      const slopes = impl.numericGradient(
        (place) => {
          calls++
          return surfaces[name](place)
        },
        point,
        epsilon,
      )
      return { slopes, after: point, calls }
    },
  }
}
