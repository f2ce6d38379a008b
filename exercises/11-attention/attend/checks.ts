import type { Checks } from '#exercises'

const ln3 = Math.log(3)
const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)
/** Numbers without a pattern. */
const numbers = (count: number, seed: number): number[] => Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 31 * seed + 1))) // prettier-ignore
const rows = (count: number, width: number, seed: number): number[][] => Array.from({ length: count }, (_, i) => numbers(width, seed + 7 * i)) // prettier-ignore

export const checks: Checks<typeof import('./attend.ts')> = {
  'the example': async (impl, t) => {
    const got = await impl.attend([1, 0], [[0, 0], [ln3, 5]], [[4], [8]]) // prettier-ignore
    t.near(got.scores, [0, ln3], 1e-12)
    t.near(got.weights, [0.25, 0.75], 1e-12)
    t.near(got.context, [7], 1e-12)
  },
  'keys of two numbers, values of three': async (impl, t) => {
    const got = await impl.attend([2, 1], [[0, ln3], [0, 0], [0.5, -1]], [[5, 0, 10], [0, 5, 20], [0, 0, 30]]) // prettier-ignore
    t.near(got.scores, [ln3, 0, 0], 1e-12)
    t.near(got.weights, [0.6, 0.2, 0.2], 1e-12)
    t.near(got.context, [3, 1, 16], 1e-12)
  },
  'keys of three numbers, values of one': async (impl, t) => {
    const got = await impl.attend([1, 1, 1], [[1, -1, 0], [ln3, 0, 0]], [[-4], [4]]) // prettier-ignore
    t.near(got.context, [2], 1e-12)
  },
  'six keys, against the formula itself': async (impl, t) => {
    const [query, keys, values] = [numbers(4, 1), rows(6, 4, 2), rows(6, 3, 3)]
    const scores = keys.map((key) => sum(key.map((one, i) => one * query[i])))
    const exps = scores.map(Math.exp)
    const weights = exps.map((one) => one / sum(exps))
    const got = await impl.attend(query, keys, values)
    t.near(got.scores, scores, 1e-12)
    t.near(got.weights, weights, 1e-12)
    t.near(got.context, values[0].map((_, j) => sum(values.map((value, i) => weights[i] * value[j]))), 1e-12) // prettier-ignore
  },
  'one key: all of its value, however badly it answers': async (impl, t) => {
    t.equal(await impl.attend([3], [[-300]], [[1.5, -2]]), { scores: [-900], weights: [1], context: [1.5, -2] }) // prettier-ignore
  },
  'a query of zeros: the plain mean': async (impl, t) => {
    const got = await impl.attend([0, 0], [[9, 1], [-5, 3], [2, 2], [0, 7]], [[1], [2], [3], [6]]) // prettier-ignore
    t.near(got.weights, [0.25, 0.25, 0.25, 0.25], 1e-12)
    t.near(got.context, [3], 1e-12)
  },
  'scores of a thousand, and of minus a thousand': async (impl, t) => {
    const high = await impl.attend([1000], [[1], [1], [0.5]], [[2], [4], [9]]) // prettier-ignore
    t.near(high.weights, [0.5, 0.5, 0], 1e-12)
    t.near(high.context, [3], 1e-12)
    const low = await impl.attend([-1000], [[1], [1], [0.9989013877]], [[2], [4], [12]]) // prettier-ignore
    t.near(low.weights, [0.2, 0.2, 0.6], 1e-6)
    t.near((await impl.attend([1], [[-800], [800], [0]], [[1], [2], [3]])).weights, [0, 1, 0], 1e-12) // prettier-ignore
  },
  'the weights add up to 1, and the context lies among the values': async (impl, t) => {
    for (const seed of [4, 5, 6]) {
      const values = rows(9, 2, seed + 20)
      const { weights, context } = await impl.attend(numbers(3, seed), rows(9, 3, seed + 10), values)
      t.near(sum(weights), 1, 1e-12)
      t.ok(weights.every((weight) => weight > 0), `a weight is not above 0: ${weights.join(', ')}`) // prettier-ignore
      context.forEach((one, j) => t.ok(one >= Math.min(...values.map((value) => value[j])) && one <= Math.max(...values.map((value) => value[j])), `the context has ${one} at [${j}], and no value is so far out`)) // prettier-ignore
    }
  },
  'the order of keys does not matter, if their values move with them': async (impl, t) => {
    const [query, keys, values] = [numbers(2, 7), rows(5, 2, 8), rows(5, 2, 9)]
    const [one, other] = [await impl.attend(query, keys, values), await impl.attend(query, [...keys].reverse(), [...values].reverse())] // prettier-ignore
    t.near(other.context, one.context, 1e-12)
    t.near([...other.weights].reverse(), one.weights, 1e-12)
  },
  'ten thousand keys': async (impl, t) => {
    const count = 10_000
    const keys = Array.from({ length: count }, (_, i) => [i === 77 ? Math.log(count - 1) : 0])
    const { weights, context } = await impl.attend([1], keys, keys.map((_, i) => [Number(i === 77)])) // prettier-ignore
    t.near([weights[77], context[0]], [0.5, 0.5], 1e-9)
  },
}
