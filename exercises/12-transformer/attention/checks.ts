import type { Checks } from '#exercises'
import type { Asked, Data, How } from './driver.ts'

/** Numbers without a pattern. */
const data = (shape: number[], seed: number, scale = 1): Data => ({
  shape,
  values: Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => scale * Math.sin(12.9898 * (i + 31 * seed + 1))), // prettier-ignore
})
const ask = (front: number[], queries: number, keys: number, d: number, e: number, seed = 1, scale = 1): Asked => ({
  q: data([...front, queries, d], seed, scale),
  k: data([...front, keys, d], seed + 1, scale),
  v: data([...front, keys, e], seed + 2),
})

/** In loops: the weights, and the answer, for axes in front that q, k and v share. */
function attend({ q, k, v }: Asked, { scale, causal = false, lengths }: How = {}) {
  const [queries, d] = q.shape.slice(-2)
  const [keys, e] = v.shape.slice(-2)
  const front = q.shape.slice(0, -2).reduce((a, b) => a * b, 1)
  const inBatch = q.shape.length > 2 ? front / q.shape[0] : 1
  const weights: number[] = []
  const values: number[] = []
  for (let b = 0; b < front; b++)
    for (let i = 0; i < queries; i++) {
      const may = (j: number): boolean =>
        (!causal || j <= i + keys - queries) && (lengths === undefined || j < lengths[Math.floor(b / inBatch)])
      const scores = Array.from({ length: keys }, (_, j) => {
        let sum = 0
        for (let f = 0; f < d; f++) sum += q.values[(b * queries + i) * d + f] * k.values[(b * keys + j) * d + f]
        return may(j) ? sum * (scale ?? 1 / Math.sqrt(d)) : -Infinity
      })
      const highest = Math.max(...scores)
      const shares = scores.map((score) => (score === -Infinity ? 0 : Math.exp(score - highest)))
      const total = shares.reduce((a, b) => a + b, 0)
      const row = shares.map((share) => (total === 0 ? 0 : share / total))
      weights.push(...row)
      for (let f = 0; f < e; f++) values.push(row.reduce((sum, w, j) => sum + w * v.values[(b * keys + j) * e + f], 0))
    }
  return { weights, values }
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: one query between two keys': async (impl, t) => {
    const asked = { q: { shape: [1, 1], values: [2] }, k: { shape: [2, 1], values: [1, 0] }, v: { shape: [2, 1], values: [10, 20] } } // prettier-ignore
    const { shape, values } = await impl.attend(asked)
    t.equal(shape, [1, 1])
    t.near(values, [(10 * Math.exp(2) + 20) / (Math.exp(2) + 1)])
  },
  'Anna reads books': async (impl, t) => {
    const k = { shape: [3, 4], values: [1, 0, 2, 0, 0, 1, 0, 0, 1, 0, 0, 1] }
    const v = { shape: [3, 2], values: [1, 0, 0, 2, 3, 1] }
    const { values } = await impl.attend({ q: { shape: [1, 4], values: [2, 0, 1, 0] }, k, v })
    t.near(values, [1.3993, 0.4248], 1e-4)
  },
  'divided by the root of the queries’ size, not of the number of keys': async (impl, t) => {
    const asked = ask([], 2, 5, 9, 3)
    t.near((await impl.attend(asked)).values, attend(asked).values)
  },
  'as many queries as keys: each row of weights adds up to 1': async (impl, t) => {
    const asked = ask([], 4, 4, 4, 4, 3)
    t.near((await impl.attend(asked)).values, attend(asked).values)
  },
  'a scale of its own, and a scale of 0, which is a plain mean': async (impl, t) => {
    const asked = ask([], 3, 4, 2, 2, 5)
    for (const scale of [2, 0]) t.near((await impl.attend(asked, { scale })).values, attend(asked, { scale }).values)
  },
  'batches and heads in front': async (impl, t) => {
    const asked = ask([2, 3], 3, 5, 4, 2, 7)
    const { shape, values } = await impl.attend(asked)
    t.equal(shape, [2, 3, 3, 2])
    t.near(values, attend(asked).values)
  },
  'with a causal mask, and with lengths': async (impl, t) => {
    const asked = ask([2, 2], 3, 4, 4, 2, 11)
    for (const how of [{ causal: true }, { lengths: [2, 4] }, { causal: true, lengths: [0, 3] }])
      t.near((await impl.attend(asked, how)).values, attend(asked, how).values)
  },
  'scores of hundreds stay numbers': async (impl, t) => {
    const asked = ask([], 2, 3, 4, 2, 13, 40)
    t.near((await impl.attend(asked)).values, attend(asked).values)
  },
  'see is shown the weights once, before dropout, without history; dropout is used': async (impl, t) => {
    const asked = ask([2], 3, 4, 4, 2, 17)
    const { seen, values } = await impl.watched(asked)
    t.equal(seen.map(({ shape, recorded }) => ({ shape, recorded })), [{ shape: [2, 3, 4], recorded: false }]) // prettier-ignore
    t.near(seen[0].values, attend(asked).weights)
    t.near(values, attend(asked).values.map((value) => 2 * value)) // prettier-ignore
  },
  'float32 and float64 are kept': async (impl, t) => {
    for (const dtype of ['float32', 'float64'] as const) t.equal(await impl.dtype(ask([], 2, 2, 2, 2), dtype), dtype)
  },
  'the gradients, against small steps': async (impl, t) => {
    const asked = ask([2], 2, 3, 3, 2, 19)
    const slopes = data([2, 2, 2], 23).values
    for (const how of [{}, { causal: true }]) {
      const got = await impl.gradients(asked, slopes, how)
      const names = ['q', 'k', 'v'] as const
      for (const [which, name] of names.entries()) {
        const wanted = asked[name].values.map((_, at) => {
          const by = (step: number): number => {
            const values = asked[name].values.map((value, i) => (i === at ? value + step : value))
            const moved = { ...asked, [name]: { ...asked[name], values } }
            return attend(moved, how).values.reduce((sum, y, i) => sum + slopes[i] * y, 0)
          }
          return (by(1e-5) - by(-1e-5)) / 2e-5
        })
        t.gradient(got[which], wanted, name, 1e-6)
      }
    }
  },
}
