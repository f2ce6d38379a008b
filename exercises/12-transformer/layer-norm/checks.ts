import type { Checks } from '#exercises'
import type { Data } from './driver.ts'

const data = (shape: number[], seed: number, scale = 1, offset = 0): Data => ({
  shape,
  values: Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => offset + scale * Math.sin(12.9898 * (i + 31 * seed + 1))), // prettier-ignore
})
const mean = (list: number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length

/** Vector by vector; `size` numbers are one. */
function norm(x: number[], weight: number[], bias: number[], epsilon: number, withMean: boolean): number[] {
  const size = weight.length
  return Array.from({ length: x.length / size }, (_, i) => x.slice(i * size, (i + 1) * size)).flatMap((row) => {
    const middle = withMean ? mean(row) : 0
    const spread = Math.sqrt(mean(row.map((value) => (value - middle) ** 2)) + epsilon)
    return row.map((value, f) => ((value - middle) / spread) * weight[f] + (bias[f] ?? 0))
  })
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the examples': async (impl, t) => {
    const got = await impl.layerNorm({ shape: [3], values: [1, 2, 6] }, { shape: [3], values: [1, 1, 2] }, { shape: [3], values: [0, 5, 0] }, 0) // prettier-ignore
    t.near(got.values, [-0.92582, 4.53709, 2.77746], 1e-4)
    const rms = await impl.rmsNorm({ shape: [1, 2], values: [3, 4] }, { shape: [2], values: [1, 1] }, 0)
    t.near(rms.values, [3 / Math.sqrt(12.5), 4 / Math.sqrt(12.5)])
  },
  'each word for itself, in a batch': async (impl, t) => {
    const [x, w, b] = [data([2, 3, 5], 1, 3, 7), data([5], 2), data([5], 3)]
    const { shape, values } = await impl.layerNorm(x, w, b, 1e-5)
    t.equal(shape, [2, 3, 5])
    t.near(values, norm(x.values, w.values, b.values, 1e-5, true))
    t.near((await impl.rmsNorm(x, w, 1e-5)).values, norm(x.values, w.values, [], 1e-5, false))
  },
  'as many words as features': async (impl, t) => {
    const [x, w, b] = [data([4, 4], 4), data([4], 5), data([4], 6)]
    t.near((await impl.layerNorm(x, w, b, 1e-5)).values, norm(x.values, w.values, b.values, 1e-5, true))
  },
  'two axes together, when the weight has two': async (impl, t) => {
    const [x, w, b] = [data([3, 2, 4], 7, 2), data([2, 4], 8), data([2, 4], 9)]
    t.near((await impl.layerNorm(x, w, b, 1e-5)).values, norm(x.values, w.values, b.values, 1e-5, true))
    t.near((await impl.rmsNorm(x, w, 1e-5)).values, norm(x.values, w.values, [], 1e-5, false))
  },
  'without a bias': async (impl, t) => {
    const [x, w] = [data([2, 3], 10), data([3], 11)]
    t.near((await impl.layerNorm(x, w, null, 1e-5)).values, norm(x.values, w.values, [], 1e-5, true))
  },
  'ε inside of the root, and a vector of equal numbers': async (impl, t) => {
    const [x, w, b] = [data([2, 4], 12), data([4], 13), data([4], 14)]
    t.near((await impl.layerNorm(x, w, b, 0.7)).values, norm(x.values, w.values, b.values, 0.7, true))
    t.near((await impl.rmsNorm(x, w, 0.7)).values, norm(x.values, w.values, [], 0.7, false))
    t.near((await impl.layerNorm({ shape: [2], values: [5, 5] }, { shape: [2], values: [1, 1] }, null, 1e-5)).values, [0, 0]) // prettier-ignore
  },
  'large numbers far from 0': async (impl, t) => {
    const [x, w] = [data([2, 6], 15, 3, 1e6), data([6], 16)]
    t.near((await impl.layerNorm(x, w, null, 1e-5)).values, norm(x.values, w.values, [], 1e-5, true), 1e-5)
  },
  'float32 and float64 are kept': async (impl, t) => {
    for (const dtype of ['float32', 'float64'] as const) t.equal(await impl.dtypes(dtype), [dtype, dtype])
  },
  'the gradients, against small steps': async (impl, t) => {
    const inputs = [data([2, 4], 17, 2), data([4], 18), data([4], 19)]
    const slopes = data([2, 4], 20).values
    for (const which of ['layerNorm', 'rmsNorm'] as const) {
      const got = await impl.gradients(which, inputs[0], inputs[1], inputs[2], slopes)
      for (const [at, name] of ['x', 'weight', 'bias'].slice(0, got.length).entries()) {
        const wanted = inputs[at].values.map((_, i) => {
          const by = (step: number): number => {
            const [x, w, b] = inputs.map(({ values }, k) => values.map((value, j) => (k === at && j === i ? value + step : value))) // prettier-ignore
            return norm(x, w, which === 'layerNorm' ? b : [], 1e-3, which === 'layerNorm').reduce((sum, y, j) => sum + slopes[j] * y, 0) // prettier-ignore
          }
          return (by(1e-5) - by(-1e-5)) / 2e-5
        })
        t.gradient(got[at], wanted, name, 1e-6)
      }
    }
  },
}
