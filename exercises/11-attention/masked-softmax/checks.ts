import type { Checks } from '#exercises'
import type { Numbers } from './driver.ts'

const ln3 = Math.log(3)
const list = (...values: number[]): Numbers => ({ shape: [values.length], values })
const table = (rows: number[][]): Numbers => ({ shape: [rows.length, rows[0].length], values: rows.flat() })
/** Numbers without a pattern. */
const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => 2 * Math.sin(12.9898 * (i + 31 * seed + 1)))

/** Of one row, over what counts. */
function softmax(row: number[], counts: number[]): number[] {
  const exps = row.map((score, i) => (counts[i] === 0 ? 0 : Math.exp(score)))
  const total = exps.reduce((sum, one) => sum + one, 0)
  return exps.map((one) => (total === 0 ? 0 : one / total))
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example': async (impl, t) => {
    t.near((await impl.maskedSoftmax(list(0, ln3, 5), list(1, 1, 0))).values, [0.25, 0.75, 0])
    t.equal((await impl.maskedSoftmax(list(0, ln3, 5), list(0, 0, 0))).values, [0, 0, 0])
  },
  'without a mask, and with one that lets all through: the plain softmax': async (impl, t) => {
    const row = numbers(5, 1)
    const wanted = softmax(row, [1, 1, 1, 1, 1])
    t.near((await impl.maskedSoftmax(list(...row))).values, wanted)
    t.near((await impl.maskedSoftmax(list(...row), list(1, 1, 1, 1, 1))).values, wanted)
  },
  'what is left adds up to 1, and what is masked is exactly 0': async (impl, t) => {
    const rows = [numbers(4, 2), numbers(4, 3), numbers(4, 4)]
    const mask = [[1, 0, 1, 1], [0, 0, 1, 0], [0, 1, 0, 1]] // prettier-ignore
    const { values } = await impl.maskedSoftmax(table(rows), table(mask))
    t.near(values, rows.flatMap((row, i) => softmax(row, mask[i]))) // prettier-ignore
    const seen = values.findIndex((value, i) => mask.flat()[i] === 0 && value !== 0)
    t.ok(seen === -1, `weight ${seen} is masked, and is ${values[seen]}, not exactly 0`)
  },
  'a masked score that is the highest takes nothing away from the others': async (impl, t) => {
    for (const high of [9, 90, 900, 1e15])
      t.near((await impl.maskedSoftmax(list(0, high, ln3), list(1, 0, 1))).values, [0.25, 0, 0.75])
  },
  'a masked score of −∞, ∞ or NaN is not seen': async (impl, t) => {
    for (const any of [-Infinity, Infinity, NaN])
      for (const dtype of ['float32', 'float64'] as const)
        t.near((await impl.maskedSoftmax(table([[0, any, ln3], [any, any, any]]), table([[1, 0, 1], [0, 0, 0]]), dtype)).values, [0.25, 0, 0.75, 0, 0, 0]) // prettier-ignore
  },
  'a score of −∞ that counts gets nothing, beside others': async (impl, t) => {
    t.near((await impl.maskedSoftmax(list(0, -Infinity, ln3, 7), list(1, 1, 1, 0))).values, [0.25, 0, 0.75, 0])
  },
  'scores that count may lie far below 0': async (impl, t) => {
    for (const far of [-1000, -5e9, -1e19])
      t.near((await impl.maskedSoftmax(list(far, far, 0), list(1, 1, 0), 'float32')).values, [0.5, 0.5, 0])
    t.near((await impl.maskedSoftmax(list(-800, 800, 0), list(1, 1, 0))).values, [0, 1, 0])
  },
  'one mask for all rows, one for each sequence, one for each row': async (impl, t) => {
    // (sequences, queries, keys)
    const scores = { shape: [2, 2, 3], values: numbers(12, 5) }
    const rows = [0, 1, 2, 3].map((row) => scores.values.slice(3 * row, 3 * row + 3))
    const cases: [Numbers, number[][]][] = [
      [list(1, 0, 1), [[1, 0, 1], [1, 0, 1], [1, 0, 1], [1, 0, 1]]],
      [{ shape: [2, 1, 3], values: [1, 1, 0, 0, 1, 1] }, [[1, 1, 0], [1, 1, 0], [0, 1, 1], [0, 1, 1]]],
      [{ shape: [2, 3], values: [1, 0, 0, 1, 1, 0] }, [[1, 0, 0], [1, 1, 0], [1, 0, 0], [1, 1, 0]]],
      [{ shape: [2, 2, 1], values: [1, 0, 0, 1] }, [[1, 1, 1], [0, 0, 0], [0, 0, 0], [1, 1, 1]]],
    ] // prettier-ignore
    for (const [mask, wanted] of cases) {
      const got = await impl.maskedSoftmax(scores, mask)
      t.equal(got.shape, [2, 2, 3])
      t.near(got.values, rows.flatMap((row, i) => softmax(row, wanted[i]))) // prettier-ignore
    }
  },
  'as many rows as keys: the softmax runs along the last axis': async (impl, t) => {
    const rows = [[0, ln3], [ln3, ln3]] // prettier-ignore
    t.near((await impl.maskedSoftmax(table(rows), table([[1, 1], [1, 1]]))).values, [0.25, 0.75, 0.5, 0.5]) // prettier-ignore
  },
  'masks of other dtypes, and of other numbers than 1': async (impl, t) => {
    for (const dtype of ['int32', 'float32', 'float64'] as const)
      t.near((await impl.maskedSoftmax(list(0, ln3, 5), list(1, 1, 0), 'float32', dtype)).values, [0.25, 0.75, 0])
    t.near((await impl.maskedSoftmax(list(0, ln3, 5), list(2, -3, 0))).values, [0.25, 0.75, 0])
  },
  'the dtype stays, and what has no numbers': async (impl, t) => {
    for (const dtype of ['float32', 'float64'] as const) {
      t.equal((await impl.maskedSoftmax(list(0, 1), list(1, 0), dtype)).dtype, dtype)
      t.equal(await impl.maskedSoftmax({ shape: [2, 0], values: [] }, { shape: [1], values: [1] }, dtype), { shape: [2, 0], dtype, values: [] }) // prettier-ignore
      t.equal(await impl.maskedSoftmax({ shape: [0, 3], values: [] }, list(1, 0, 1), dtype), { shape: [0, 3], dtype, values: [] }) // prettier-ignore
    }
  },
  'the gradient of what counts is that of their own softmax': async (impl, t) => {
    // Of ¼ and ¾, with the slopes 4 and 8: ¼ · (4 − 7) and ¾ · (8 − 7).
    t.gradient(await impl.gradient(list(0, ln3, 5), list(1, 1, 0), [4, 8, 100]), [-0.75, 0.75, 0], 'scores')
    t.gradient(await impl.gradient(list(0, ln3), undefined, [4, 8]), [-0.75, 0.75], 'scores')
  },
  'what is masked gets no gradient, whatever it is, and a row without anything neither': async (impl, t) => {
    for (const any of [7, 900, -Infinity, Infinity, NaN]) {
      const scores = table([[0, any, ln3], [1, any, 2]]) // prettier-ignore
      for (const dtype of ['float32', 'float64'] as const)
        t.gradient(await impl.gradient(scores, table([[1, 0, 1], [0, 0, 0]]), [4, 50, 8, 1, 2, 3], dtype), [-0.75, 0, 0.75, 0, 0, 0], 'scores') // prettier-ignore
    }
  },
}
