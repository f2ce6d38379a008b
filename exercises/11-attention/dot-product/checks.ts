import type { Checks } from '#exercises'

/** Numbers without a pattern. */
const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 31 * seed + 1)))
const rows = (count: number, width: number, seed: number): number[][] =>
  Array.from({ length: count }, (_, i) => numbers(width, seed + 7 * i))
/** (batch, count, width) */
const batches = (batch: number, count: number, width: number, seed: number): number[][][] =>
  Array.from({ length: batch }, (_, b) => rows(count, width, seed + 101 * b))

const dot = (a: number[], b: number[]): number => a.reduce((sum, one, i) => sum + one * b[i], 0)
const turned = (key: number[], w?: number[][]): number[] => (w ? w.map((row) => dot(row, key)) : key)
const scoresOf = (queries: number[][][], keys: number[][][], w?: number[][]): number[][][] =>
  queries.map((ones, b) => ones.map((query) => keys[b].map((key) => dot(query, turned(key, w)))))

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the examples': async (impl, t) => {
    t.near(await impl.scores([[[1, 2]]], [[[3, 1], [0, -1]]]), [[[5, -2]]]) // prettier-ignore
    t.near(await impl.scores([[[1, 2]]], [[[3]]], [[2], [1]]), [[[12]]]) // prettier-ignore
  },
  'each query meets each key of its own sequence': async (impl, t) => {
    const [queries, keys] = [batches(3, 2, 4, 1), batches(3, 5, 4, 2)]
    t.near(await impl.scores(queries, keys), scoresOf(queries, keys))
  },
  'where all sizes are equal, no axis stands for another': async (impl, t) => {
    const [queries, keys, w] = [batches(3, 3, 3, 3), batches(3, 3, 3, 4), rows(3, 3, 5)]
    t.near(await impl.scores(queries, keys), scoresOf(queries, keys))
    t.near(await impl.scores(queries, keys, w), scoresOf(queries, keys, w))
  },
  'general: queries of three numbers, keys of two; and the other way': async (impl, t) => {
    for (const [wide, narrow, seed] of [
      [3, 2, 10],
      [2, 5, 20],
    ]) {
      const [queries, keys, w] = [batches(2, 4, wide, seed), batches(2, 3, narrow, seed + 1), rows(wide, narrow, seed + 2)] // prettier-ignore
      t.near(await impl.scores(queries, keys, w), scoresOf(queries, keys, w))
    }
  },
  'general: an order of the keys’ numbers is learned, and the queries’ stays': async (impl, t) => {
    // W puts the second number of a key first.
    t.near(await impl.scores([[[1, 0], [0, 1]]], [[[5, 7]]], [[0, 1], [0, 0]]), [[[7], [0]]]) // prettier-ignore
  },
  'general: W·key is made once, and asked again and again': async (impl, t) => {
    for (const [wide, narrow] of [
      [3, 2],
      [2, 2],
    ]) {
      const [queries, keys, w] = [batches(2, 4, wide, 40), batches(2, 3, narrow, 41), rows(wide, narrow, 42)]
      const got = await impl.prepared(queries, keys, w)
      t.near(got.prepared, keys.map((ones) => ones.map((key) => turned(key, w)))) // prettier-ignore
      t.near(got.scores, scoresOf(queries, keys, w))
    }
  },
  'wide ones are not made smaller': async (impl, t) => {
    const ones = Array.from({ length: 64 }, () => 1)
    t.near(await impl.scores([[ones]], [[ones]]), [[[64]]])
  },
  'one query, one key, no query, no sequence; float32 and float64': async (impl, t) => {
    const cases: [number[], number[], number[]][] = [
      [[1, 1, 4], [1, 1, 4], [1, 1, 1]],
      [[2, 0, 4], [2, 3, 4], [2, 0, 3]],
      [[0, 2, 4], [0, 3, 4], [0, 2, 3]],
    ] // prettier-ignore
    for (const dtype of ['float32', 'float64'] as const)
      for (const [queries, keys, wanted] of cases)
        t.equal(await impl.facts(queries, keys, dtype), { shapes: [wanted, wanted], dtypes: [dtype, dtype] })
  },
  'the gradients go to both, and to the matrix': async (impl, t) => {
    const [queries, keys, slopes] = [batches(2, 3, 2, 30), batches(2, 4, 2, 31), batches(2, 3, 4, 32)]
    const [ofQueries, ofKeys] = await impl.gradients(queries, keys, slopes)
    t.gradient(ofQueries, slopes.map((ones, b) => ones.map((slope) => [0, 1].map((j) => dot(slope, keys[b].map((key) => key[j]))))), 'queries') // prettier-ignore
    t.gradient(ofKeys, keys.map((ones, b) => ones.map((_, k) => [0, 1].map((j) => dot(slopes[b].map((slope) => slope[k]), queries[b].map((query) => query[j]))))), 'keys') // prettier-ignore
    const w = rows(2, 2, 33)
    const [, , ofW] = await impl.gradients(queries, keys, slopes, w)
    const wanted = w.map((row, i) => row.map((_, j) => queries.reduce((sum, ones, b) => sum + ones.reduce((part, query, q) => part + query[i] * dot(slopes[b][q], keys[b].map((key) => key[j])), 0), 0))) // prettier-ignore
    t.gradient(ofW, wanted, 'W')
    t.equal(await impl.parameters(), { dot: [], general: ['key.weight'] })
  },
  'in the engine’s forward: weights, a mean of the keys, and padding': async (impl, t) => {
    const ln3 = Math.log(3)
    const got = await impl.look([[[1, 0]], [[0, 2]]], [[[0, 4], [ln3, 8]], [[5, 1], [9, 7]]], [2, 1]) // prettier-ignore
    t.near(got.weights, [[[0.25, 0.75]], [[1, 0]]]) // prettier-ignore
    t.near(got.context, [[[0.75 * ln3, 7]], [[5, 1]]]) // prettier-ignore
  },
  'widths that differ are refused': async (impl, t) => {
    t.equal(await impl.refuses([1, 2, 3], [1, 2, 4]), 'ShapeError')
    t.equal(await impl.refuses([1, 2, 3], [1, 2, 1]), 'ShapeError')
  },
}
