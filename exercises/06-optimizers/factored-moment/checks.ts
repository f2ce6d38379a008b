import type { Checks } from '#exercises'

const zeros = (n: number, m: number) => ({ rows: Array(n).fill(0), columns: Array(m).fill(0) })
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

export const checks: Checks<typeof import('./factored-moment.ts')> = {
  'the numbers that are kept': async (impl, t) => {
    t.equal(await impl.numbersKept(1000, 500), 1500)
    t.equal(await impl.numbersKept(7, 1), 8)
  },
  'one step from zeros': async (impl, t) => {
    const { rows, columns } = await impl.remember(zeros(2, 2), [[1, 3], [1, 1]], 0.5) // prettier-ignore
    t.near(rows, [2.5, 0.5], 1e-12)
    t.near(columns, [0.5, 2.5], 1e-12)
  },
  'two steps, a matrix that is not square, negative gradients': async (impl, t) => {
    const first = await impl.remember(zeros(2, 3), [[2, 0, -2], [0, 4, 0]], 0.9) // prettier-ignore
    const { rows, columns } = await impl.remember(first, [[0, 0, 0], [1, 1, -1]], 0.9) // prettier-ignore
    t.near(rows, [0.9 * 0.1 * (8 / 3), 0.9 * 0.1 * (16 / 3) + 0.1], 1e-12)
    t.near(columns, [0.18 + 0.05, 0.72 + 0.05, 0.18 + 0.05], 1e-12)
  },
  'the estimate of the task': async (impl, t) => {
    t.near(await impl.estimate({ rows: [2, 4], columns: [1, 5] }), [[2 / 3, 10 / 3], [4 / 3, 20 / 3]], 1e-12) // prettier-ignore
  },
  'a table that is a product is found exactly': async (impl, t) => {
    const table = [1, 2, 4].map((a) => [3, 0.5].map((b) => a * b))
    const rows = table.map(mean)
    const columns = [0, 1].map((j) => mean(table.map((row) => row[j])))
    t.near(await impl.estimate({ rows, columns }), table, 1e-12)
  },
  'any other keeps its row and column averages': async (impl, t) => {
    const table = [[9, 1, 2], [0, 4, 5]] // prettier-ignore
    const rows = table.map(mean)
    const columns = [0, 1, 2].map((j) => mean(table.map((row) => row[j])))
    const found = await impl.estimate({ rows, columns })
    t.near(found.map(mean), rows, 1e-12)
    t.near(
      [0, 1, 2].map((j) => mean(found.map((row) => row[j]))),
      columns,
      1e-12,
    )
  },
  'nothing remembered, nothing estimated': async (impl, t) => {
    t.near(await impl.estimate(zeros(2, 2)), [[0, 0], [0, 0]], 1e-12) // prettier-ignore
  },
}
