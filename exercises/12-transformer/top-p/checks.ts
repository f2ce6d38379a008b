import type { Checks } from '#exercises'

const kept = (weights: number[], p: number): number[] => {
  const order = weights.map((w, i) => [w, i]).sort((a, b) => b[0] - a[0] || a[1] - b[1])
  const enough = p * weights.reduce((a, b) => a + b, 0)
  const stays = weights.map(() => 0)
  let sum = 0
  for (const [w, i] of order) {
    if (sum >= enough) break
    stays[i] = 1
    sum += w
  }
  return stays
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: three are enough': async (impl, t) => {
    t.equal(await impl.topP([10, 50, 25, 15], 0.8), [0, 1, 1, 1])
  },
  'exactly enough is enough': async (impl, t) => {
    t.equal(await impl.topP([8, 32, 16, 8], 0.74), [0, 1, 1, 0])
    t.equal(await impl.topP([1, 2, 1], 0.5), [0, 1, 0])
  },
  'one token that has all: it stays, whatever p is': async (impl, t) => {
    t.equal(await impl.topP([1, 1e9, 1], 0.01), [0, 1, 0])
    t.equal(await impl.topP([1, 1e9, 1], 0.99), [0, 1, 0])
    t.equal(await impl.topP([3], 0.2), [1])
  },
  'the one that crosses the line belongs to it': async (impl, t) => {
    t.equal(await impl.topP([40, 35, 25], 0.41), [1, 1, 0])
    t.equal(await impl.topP([40, 35, 25], 0.76), [1, 1, 1])
  },
  'sure or unsure: few or many': async (impl, t) => {
    const unsure = Array.from({ length: 40 }, (_, i) => 100 + ((i * 17) % 40))
    for (const p of [0.1, 0.5, 0.9, 0.99]) t.equal(await impl.topP(unsure, p), kept(unsure, p))
  },
  'p = 1 keeps all, also what is hardly likely': async (impl, t) => {
    t.equal(await impl.topP([1, 1e12, 1e-9], 1), [1, 1, 1])
    t.equal(await impl.topP([1, 1e12, 1e-9], 0.5), [0, 1, 0])
  },
  'tokens that are forbidden already stay so, and do not count': async (impl, t) => {
    t.equal(await impl.topP([0, 5, 0, 3, 2], 0.9), [0, 1, 0, 1, 1])
    t.equal(await impl.topP([0, 5, 0, 3, 2], 0.8), [0, 1, 0, 1, 0])
  },
  'each row for itself': async (impl, t) => {
    t.equal(await impl.topP([[90, 5, 5], [40, 30, 30]], 0.6), [[1, 0, 0], [1, 1, 0]]) // prettier-ignore
  },
  'what stays is as it was; logits may be far from 0': async (impl, t) => {
    t.equal(await impl.logits([800, 799, -800], 0.9), [800, 799, null])
    t.equal(await impl.logits([-801, -800, -803], 0.7), [null, -800, null])
  },
  'shape and dtype are kept': async (impl, t) => {
    t.equal(await impl.facts([[1, 2]], 0.5, 'float32'), { shape: [1, 2], dtype: 'float32' })
  },
  'p is a probability above 0': async (impl, t) => {
    t.equal(await impl.topP([3, 1], 1e-9), [1, 0])
    for (const p of [0, 1.5, NaN]) await t.throws(() => impl.refused(p), 'ArgumentError')
  },
}
