import type { Checks } from '#exercises'

const numbers = (count: number, seed: number, scale = 1, offset = 0): number[] =>
  Array.from({ length: count }, (_, i) => offset + scale * Math.sin(12.9898 * (i + 31 * seed + 1)))
const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length
function norm(x: readonly number[], epsilon: number): number[] {
  const middle = mean(x)
  const r = 1 / Math.sqrt(mean(x.map((value) => (value - middle) ** 2)) + epsilon)
  return x.map((value) => (value - middle) * r)
}
const slope = (x: number[], g: number[], epsilon: number, step: number): number[] =>
  x.map((_, at) => {
    const by = (step: number): number =>
      norm(x.map((value, i) => (i === at ? value + step : value)), epsilon).reduce((sum, y, i) => sum + g[i] * y, 0) // prettier-ignore
    return (by(step) - by(-step)) / (2 * step)
  })

export const checks: Checks<typeof import('./norm-gradient.ts')> = {
  'the example: (1, 2, 6), and the first has a gradient': async (impl, t) => {
    t.near(await impl.layerNormGradient([1, 2, 6], [1, 0, 0], 0), [0.17636, -0.22045, 0.04409], 1e-4)
  },
  'against small steps': async (impl, t) => {
    for (const [count, seed] of [
      [5, 1],
      [3, 2],
      [12, 3],
    ]) {
      // prettier-ignore
      const [x, g] = [numbers(count, seed, 2, 3), numbers(count, seed + 5)]
      t.gradient(await impl.layerNormGradient(x, g, 1e-5), slope(x, g, 1e-5, 1e-5), 'x', 1e-6)
    }
  },
  'a large ε counts': async (impl, t) => {
    const [x, g] = [numbers(6, 4), numbers(6, 5)]
    t.gradient(await impl.layerNormGradient(x, g, 0.7), slope(x, g, 0.7, 1e-5), 'x', 1e-6)
  },
  'nothing moves all together, and nothing stretches': async (impl, t) => {
    const x = numbers(8, 6, 3)
    const got = await impl.layerNormGradient(x, numbers(8, 7), 0)
    t.near(mean(got), 0)
    t.near(mean(got.map((value, i) => value * x[i])), 0)
  },
  'all equal: with ε the gradient is finite': async (impl, t) => {
    t.near(await impl.layerNormGradient([4, 4], [1, 0], 0.01), [5, -5])
  },
  'one feature, and none': async (impl, t) => {
    t.near(await impl.layerNormGradient([3], [2], 1e-5), [0])
    t.equal(await impl.layerNormGradient([], [], 1e-5), [])
  },
  'weight and bias: the example': async (impl, t) => {
    const { weight, bias } = await impl.sharedGradients([[1, 3]], [[5, 7]], 0)
    t.near(weight, [-5, 7])
    t.near(bias, [5, 7])
  },
  'weight and bias of several words are sums': async (impl, t) => {
    const x = [1, 2, 3, 4].map((seed) => numbers(3, seed, 2, seed))
    const g = [5, 6, 7, 8].map((seed) => numbers(3, seed))
    const { weight, bias } = await impl.sharedGradients(x, g, 0.3)
    const n = x.map((row) => norm(row, 0.3))
    t.near(weight, [0, 1, 2].map((i) => n.reduce((sum, row, w) => sum + row[i] * g[w][i], 0))) // prettier-ignore
    t.near(bias, [0, 1, 2].map((i) => g.reduce((sum, row) => sum + row[i], 0))) // prettier-ignore
  },
  'no words: empty lists': async (impl, t) => {
    t.equal(await impl.sharedGradients([], [], 0.1), { weight: [], bias: [] })
  },
}
