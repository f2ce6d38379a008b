import type { Gradient } from './descend.ts'

/** Hands gradients to the learner's code by name. */
export function drive(impl: typeof import('./descend.ts')) {
  const gradients: Record<string, Gradient> = {
    bowl: (at) => at.map((x) => 2 * x),
    trough: ([w, b]) => [2 * (w + b), 2 * (w + b)],
    'three points': ([w, b]) => {
      const errors = [b - 1.2, w + b - 2.7, 2 * w + b - 5.1]
      return [(2 * (errors[1] + 2 * errors[2])) / 3, (2 * (errors[0] + errors[1] + errors[2])) / 3]
    },
  }
  return {
    /** The next point, and the given one afterwards. */
    step(name: string, at: number[], learningRate: number): { next: number[]; after: number[] } {
      const point = [...at]
      const next = [...impl.step(gradients[name], point, learningRate)]
      return { next, after: point }
    },
    descend: (name: string, start: number[], learningRate: number, count: number): number[][] =>
      impl.descend(gradients[name], [...start], learningRate, count),
  }
}
