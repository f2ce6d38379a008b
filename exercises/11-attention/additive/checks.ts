import type { Checks } from '#exercises'
import type { Weights } from './driver.ts'

/** Numbers without a pattern. */
const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 31 * seed + 1)))
const rows = (count: number, width: number, seed: number): number[][] =>
  Array.from({ length: count }, (_, i) => numbers(width, seed + 7 * i))
/** (batch, count, width) */
const batches = (batch: number, count: number, width: number, seed: number): number[][][] =>
  Array.from({ length: batch }, (_, b) => rows(count, width, seed + 101 * b))
const made = (queryWidth: number, keyWidth: number, hidden: number, seed: number): Weights => ({
  w: rows(hidden, queryWidth, seed),
  u: rows(hidden, keyWidth, seed + 1),
  v: numbers(hidden, seed + 2),
})

const dot = (a: number[], b: number[]): number => a.reduce((sum, one, i) => sum + one * b[i], 0)
const scoresOf = ({ w, u, v }: Weights, queries: number[][][], keys: number[][][]): number[][][] =>
  queries.map((ones, b) => ones.map((query) => keys[b].map((key) => dot(v, v.map((_, i) => Math.tanh(dot(w[i], query) + dot(u[i], key))))))) // prettier-ignore

/** The same nested list, with one number moved. */
function moved<List>(list: List, at: number, by: number): List {
  let seen = 0
  const walk = (part: unknown): unknown =>
    Array.isArray(part) ? part.map(walk) : seen++ === at ? (part as number) + by : part
  return walk(list) as List
}

const one: Weights = { w: [[1]], u: [[2]], v: [3] }

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example': async (impl, t) => {
    t.near(await impl.scores(one, [[[0.5]]], [[[0.25], [-1]]]), [[[3 * Math.tanh(1), 3 * Math.tanh(-1.5)]]]) // prettier-ignore
  },
  'each query meets each key of its own sequence': async (impl, t) => {
    const [weights, queries, keys] = [made(4, 2, 3, 1), batches(3, 2, 4, 4), batches(3, 5, 2, 5)]
    t.near(await impl.scores(weights, queries, keys), scoresOf(weights, queries, keys))
  },
  'where all sizes are equal, no axis stands for another': async (impl, t) => {
    const [weights, queries, keys] = [made(3, 3, 3, 10), batches(3, 3, 3, 14), batches(3, 3, 3, 15)]
    t.near(await impl.scores(weights, queries, keys), scoresOf(weights, queries, keys))
  },
  'one sequence, one query, one key, a hidden layer of one': async (impl, t) => {
    for (const [batch, queries, keys, hidden] of [
      [1, 1, 1, 1],
      [1, 4, 1, 2],
      [1, 1, 4, 2],
      [4, 1, 1, 1],
    ]) {
      const weights = made(2, 3, hidden, 20)
      const [ones, others] = [batches(batch, queries, 2, 23), batches(batch, keys, 3, 24)]
      t.near(await impl.scores(weights, ones, others), scoresOf(weights, ones, others))
    }
  },
  'far out, tanh is flat: no score is larger than Σ |v|': async (impl, t) => {
    t.near(await impl.scores({ w: [[1], [1]], u: [[1], [-1]], v: [2, 0.5] }, [[[900]]], [[[5], [-5000]]]), [[[2.5, -1.5]]]) // prettier-ignore
  },
  'the query moves the tanh, and with it the order of the keys': async (impl, t) => {
    // Without the tanh the query would add the same to all scores, and change no weight.
    const weights: Weights = { w: [[1], [1]], u: [[1], [-1]], v: [1, 1] } // prettier-ignore
    const [[right, left]] = (await impl.scores(weights, [[[2], [-2]]], [[[0], [3]]])) as number[][][] // prettier-ignore
    t.ok(right[0] > right[1] && left[0] < left[1], `the query 2 scores ${right.join(' and ')}, the query −2 ${left.join(' and ')}: one of them is to like the first key better, and one the second`) // prettier-ignore
  },
  'U·key is made once, and asked again and again': async (impl, t) => {
    const [weights, queries, keys] = [made(2, 3, 4, 40), batches(2, 4, 2, 43), batches(2, 3, 3, 44)]
    const got = await impl.prepared(weights, queries, keys)
    t.near(got.prepared, keys.map((ones) => ones.map((key) => weights.u.map((row) => dot(row, key))))) // prettier-ignore
    t.near(got.scores, scoresOf(weights, queries, keys))
  },
  'no query, no key, no sequence; float32 and float64': async (impl, t) => {
    const cases: [number[], number[], number[]][] = [
      [[2, 0, 4], [2, 3, 5], [2, 0, 3]],
      [[0, 2, 4], [0, 3, 5], [0, 2, 3]],
      [[2, 3, 4], [2, 1, 5], [2, 3, 1]],
    ] // prettier-ignore
    for (const dtype of ['float32', 'float64'] as const)
      for (const [queries, keys, shape] of cases) t.equal(await impl.facts(queries, keys, dtype), { shape, dtype })
  },
  'W and U are asked once for each query and each key': async (impl, t) => {
    t.equal(await impl.rows(2, 30, 40), { query: 60, key: 80, score: 2400 })
  },
  'the gradients, against small steps': async (impl, t) => {
    const [weights, queries, keys, slopes] = [made(2, 3, 2, 30), batches(2, 2, 2, 33), batches(2, 3, 3, 34), batches(2, 2, 3, 35)] // prettier-ignore
    const got = await impl.gradients(weights, queries, keys, slopes)
    const parts = [queries, keys, weights.w, weights.u, weights.v] as const
    const loss = (at: readonly unknown[]) => {
      const [q, k, w, u, v] = at as typeof parts
      return dot(scoresOf({ w, u, v }, q, k).flat(2), slopes.flat(2))
    }
    for (const [which, name] of ['queries', 'keys', 'W', 'U', 'v'].entries()) {
      const size = (parts[which] as unknown[]).flat(2).length
      const wanted = Array.from({ length: size }, (_, at) => {
        const by = (step: number) => loss(parts.map((part, i) => (i === which ? moved<unknown>(part, at, step) : part)))
        return (by(1e-5) - by(-1e-5)) / 2e-5
      })
      t.gradient([got[which]].flat(3), wanted, name, 1e-7)
    }
  },
  'in the engine’s forward: weights, a mean of the keys, and padding': async (impl, t) => {
    const got = await impl.look(one, [[[0.5]], [[0]]], [[[0.25], [-1]], [[4], [7]]], [2, 1]) // prettier-ignore
    const [a, b] = [3 * Math.tanh(1), 3 * Math.tanh(-1.5)].map(Math.exp)
    t.near(got.weights, [[[a / (a + b), b / (a + b)]], [[1, 0]]]) // prettier-ignore
    t.near(got.context, [[[(0.25 * a - b) / (a + b)]], [[4]]]) // prettier-ignore
  },
}
