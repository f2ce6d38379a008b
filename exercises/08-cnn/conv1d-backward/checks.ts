import type { Checks } from '#exercises'

const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.round(20 * Math.sin(12.9898 * (i + 31 * seed + 1))) / 4)

/** The loss Σ g[i] · y[i], whose gradient with respect to y is g. */
function loss(x: number[], w: number[], g: number[], stride: number): number {
  return g.reduce((sum, slope, i) => sum + slope * w.reduce((y, weight, u) => y + weight * x[i * stride + u], 0), 0)
}
/** It is a straight line in each number, so a difference of one gives its slope exactly. */
const slopes = (values: number[], lossOf: (changed: number[]) => number): number[] =>
  values.map((value, at) => lossOf(values.with(at, value + 1)) - lossOf(values))

export const checks: Checks<typeof import('./conv1d-backward.ts')> = {
  'the example': async (impl, t) => {
    t.gradient(await impl.weightGradient([1, 2, 3, 4], [1, 10], 3, 1), [21, 32, 43], 'w')
    t.gradient(await impl.inputGradient([1, 0, -1], [1, 10], 4, 1), [1, 10, -1, -10], 'x')
  },
  'a filter that is not symmetric, step by step': async (impl, t) => {
    const [x, w, g] = [numbers(9, 1), numbers(3, 2), numbers(7, 3)]
    t.gradient(
      await impl.weightGradient(x, g, 3, 1),
      slopes(w, (w) => loss(x, w, g, 1)),
      'w',
    )
    t.gradient(
      await impl.inputGradient(w, g, 9, 1),
      slopes(x, (x) => loss(x, w, g, 1)),
      'x',
    )
  },
  'two and three cells at a time': async (impl, t) => {
    for (const stride of [2, 3]) {
      const [x, w, g] = [numbers(4 + 2 * stride, 4), numbers(4, 5), numbers(3, 6)]
      t.gradient(
        await impl.weightGradient(x, g, 4, stride),
        slopes(w, (w) => loss(x, w, g, stride)),
        'w',
      )
      t.gradient(
        await impl.inputGradient(w, g, x.length, stride),
        slopes(x, (x) => loss(x, w, g, stride)),
        'x',
      )
    }
  },
  'cells that no place of the filter reached have the gradient 0': async (impl, t) => {
    t.gradient(await impl.inputGradient([1, 2], [5, 7], 7, 3), [5, 10, 0, 7, 14, 0, 0], 'x')
  },
  'a filter of one number, and one as long as the line': async (impl, t) => {
    t.gradient(await impl.weightGradient([1, 2, 3], [1, 1, 1], 1, 1), [6], 'w')
    t.gradient(await impl.inputGradient([4], [1, 2, 3], 3, 1), [4, 8, 12], 'x')
    t.gradient(await impl.weightGradient([1, 2, 3], [2], 3, 1), [2, 4, 6], 'w')
    t.gradient(await impl.inputGradient([1, 2, 3], [2], 3, 1), [2, 4, 6], 'x')
  },
  'no place at all': async (impl, t) => {
    t.gradient(await impl.weightGradient([1, 2], [], 3, 1), [0, 0, 0], 'w')
    t.gradient(await impl.inputGradient([1, 2, 3], [], 2, 1), [0, 0], 'x')
  },
}
