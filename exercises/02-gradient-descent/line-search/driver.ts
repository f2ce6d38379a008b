import type { Gradient } from './line-search.ts'

interface Surface {
  f: (at: number[]) => number
  gradient: Gradient
}

/** Hands functions with their gradients to the learner's code by name. */
export function drive(impl: typeof import('./line-search.ts')) {
  const surfaces: Record<string, Surface> = {
    'x²': { f: ([x]) => x * x, gradient: ([x]) => [2 * x] },
    '10x²': { f: ([x]) => 10 * x * x, gradient: ([x]) => [20 * x] },
    'x² + 4y²': { f: ([x, y]) => x * x + 4 * y * y, gradient: ([x, y]) => [2 * x, 8 * y] },
    'x² + 100y²': { f: ([x, y]) => x * x + 100 * y * y, gradient: ([x, y]) => [2 * x, 200 * y] },
    'x − ln x': { f: ([x]) => x - Math.log(x), gradient: ([x]) => [1 - 1 / x] },
    'wrong slope': { f: ([x]) => x * x, gradient: ([x]) => [-2 * x] },
    'steep, then flat': { f: ([x]) => Math.cosh(4 * x) / 16, gradient: ([x]) => [Math.sinh(4 * x) / 4] },
    Rosenbrock: {
      f: ([x, y]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
      gradient: ([x, y]) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
    },
  }
  return {
    /** The rate, the value of f after a step with it, and the given point afterwards. */
    backtrack(name: string, at: number[], rate: number): { rate: number; value: number; after: number[] } {
      const { f, gradient } = surfaces[name]
      const point = [...at]
      const found = impl.backtrack(f, gradient, point, rate)
      const slopes = gradient(at)
      return { rate: found, value: f(at.map((value, i) => value - found * slopes[i])), after: point }
    },
    /** Where it ends, and the value there. */
    minimize(name: string, start: number[], steps: number): { at: number[]; values: number } {
      const { f, gradient } = surfaces[name]
      const at = impl.minimize(f, gradient, [...start], steps)
      return { at: [...at], values: f(at) }
    },
  }
}
