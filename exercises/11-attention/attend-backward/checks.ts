import type { Checks } from '#exercises'

const ln3 = Math.log(3)
const names = ['query', 'keys', 'values'] as const
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, one, i) => sum + one * b[i], 0)
/** Numbers without a pattern. */
const numbers = (count: number, seed: number, scale = 1): number[] => Array.from({ length: count }, (_, i) => scale * Math.sin(12.9898 * (i + 31 * seed + 1))) // prettier-ignore
const rows = (count: number, width: number, seed: number, scale?: number): number[][] => Array.from({ length: count }, (_, i) => numbers(width, seed + 7 * i, scale)) // prettier-ignore

type Inputs = { query: number[]; keys: number[][]; values: number[][] }

/** g · context, by the formula. */
function loss({ query, keys, values }: Inputs, g: number[]): number {
  const scores = keys.map((key) => dot(key, query))
  const largest = Math.max(...scores)
  const exps = scores.map((score) => Math.exp(score - largest))
  return dot(exps, values.map((value) => dot(value, g))) / exps.reduce((sum, one) => sum + one, 0) // prettier-ignore
}
/** The same list, or list of lists, with one number moved. */
function moved<List extends number[] | number[][]>(list: List, at: number, by: number): List {
  let seen = 0
  const walk = (part: number | number[]): number | number[] => (typeof part === 'number' ? part + (seen++ === at ? by : 0) : part.map((one) => walk(one) as number)) // prettier-ignore
  return (list as (number | number[])[]).map(walk) as List
}
/** By small steps. */
function numeric(inputs: Inputs, g: number[], name: (typeof names)[number]): number[] {
  return inputs[name].flat().map((_, at) => {
    const by = (step: number) => loss({ ...inputs, [name]: moved(inputs[name], at, step) }, g)
    return (by(1e-5) - by(-1e-5)) / 2e-5
  })
}
const made = (keys: number, width: number, valueWidth: number, seed: number, scale?: number): Inputs => ({
  query: numbers(width, seed, scale),
  keys: rows(keys, width, seed + 1, scale),
  values: rows(keys, valueWidth, seed + 2),
})

export const checks: Checks<typeof import('./attend-backward.ts')> = {
  'the example': async (impl, t) => {
    const got = await impl.attendBackward([1, 0], [[0, 0], [ln3, 5]], [[4], [8]], [1]) // prettier-ignore
    t.gradient(got.values, [[0.25], [0.75]], 'values')
    t.gradient(got.keys, [[-0.75, 0], [0.75, 0]], 'keys') // prettier-ignore
    t.gradient(got.query, [0.75 * ln3, 3.75], 'query')
  },
  'three keys, against small steps': async (impl, t) => {
    const inputs = made(3, 2, 2, 1)
    const g = [0.7, -1.3]
    const got = await impl.attendBackward(inputs.query, inputs.keys, inputs.values, g)
    for (const name of ['values', 'keys', 'query'] as const) t.gradient(got[name].flat(), numeric(inputs, g, name), name, 1e-8) // prettier-ignore
  },
  'the shapes of the inputs, where all sizes differ': async (impl, t) => {
    for (const [keys, width, valueWidth, seed] of [
      [5, 2, 3, 10],
      [2, 4, 1, 20],
      [4, 1, 4, 30],
    ]) {
      const inputs = made(keys, width, valueWidth, seed, 1.5)
      const g = numbers(valueWidth, seed + 3)
      const got = await impl.attendBackward(inputs.query, inputs.keys, inputs.values, g)
      t.equal([got.query.length, got.keys.length, got.values.length], [width, keys, keys])
      t.equal([got.keys[0].length, got.values[0].length], [width, valueWidth])
      for (const name of names) t.gradient(got[name].flat(), numeric(inputs, g, name), `${name}, ${keys} keys of ${width}, values of ${valueWidth}`, 1e-8) // prettier-ignore
    }
  },
  'equal values: it does not matter where one looks': async (impl, t) => {
    const { query, keys } = made(4, 3, 1, 40)
    const got = await impl.attendBackward(query, keys, [[3, 1], [3, 1], [3, 1], [3, 1]], [5, 7]) // prettier-ignore
    t.near(got.query, [0, 0, 0], 1e-12)
    t.near(got.keys.flat(), Array.from({ length: 12 }, () => 0), 1e-12) // prettier-ignore
    t.near(got.values.reduce((sum, [first]) => sum + first, 0), 5, 1e-12) // prettier-ignore
  },
  'one key: nothing to choose': async (impl, t) => {
    const got = await impl.attendBackward([2, -1], [[3, 4]], [[5, 6, 7]], [1, 2, 3])
    t.near(got.values, [[1, 2, 3]], 1e-12)
    t.near([...got.query, ...got.keys[0]], [0, 0, 0, 0], 1e-12)
  },
  'a loss that does not ask: no gradient': async (impl, t) => {
    const { query, keys, values } = made(3, 2, 2, 50)
    const got = await impl.attendBackward(query, keys, values, [0, 0])
    for (const name of names) t.near(got[name].flat(), got[name].flat().map(() => 0), 1e-15) // prettier-ignore
  },
  'scores far above and far below': async (impl, t) => {
    for (const score of [1000, -1000]) {
      const inputs: Inputs = { query: [score], keys: [[1], [1], [1]], values: [[4], [7], [1]] } // prettier-ignore
      const got = await impl.attendBackward(inputs.query, inputs.keys, inputs.values, [1])
      t.near(got.values, [[1 / 3], [1 / 3], [1 / 3]], 1e-9) // prettier-ignore
      t.gradient(got.keys, [[0], [score], [-score]], 'keys') // prettier-ignore
      t.near(got.query, [0], 1e-9)
    }
  },
  'a key that gets no weight gets no gradient': async (impl, t) => {
    const got = await impl.attendBackward([1], [[900], [0]], [[2], [50]], [3]) // prettier-ignore
    t.near([got.keys[1][0], got.values[1][0], got.values[0][0]], [0, 0, 3], 1e-12)
  },
  'five thousand keys': async (impl, t) => {
    const count = 5000
    const keys = Array.from({ length: count }, () => [0])
    const values = keys.map((_, i) => [i === 3 ? count : 0])
    const got = await impl.attendBackward([1], keys, values, [1])
    t.near([got.keys[3][0], got.keys[4][0], got.values[9][0]], [1 - 1 / count, -1 / count, 1 / count], 1e-9)
  },
}
