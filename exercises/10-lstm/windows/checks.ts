import type { Checks } from '#exercises'

const days = (count: number): number[][] => Array.from({ length: count }, (_, day) => [day, 100 + day, -day])
const upTo = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

export const checks: Checks<typeof import('./windows.ts')> = {
  'windows: the example': async (impl, t) => {
    t.equal(await impl.windows([[1], [2], [3], [4], [5]], 0, 2, 1), {
      inputs: [[[1], [2]], [[2], [3]], [[3], [4]]],
      targets: [3, 4, 5],
    }) // prettier-ignore
  },
  'windows: all features go in, one is foretold': async (impl, t) => {
    const { inputs, targets } = await impl.windows(days(6), 1, 3, 1)
    t.equal(inputs[0], [[0, 100, 0], [1, 101, -1], [2, 102, -2]].map((row) => row.map((value) => value + 0))) // prettier-ignore
    t.equal(inputs.length, 3)
    t.equal(targets, [103, 104, 105])
  },
  'windows: two and five days ahead': async (impl, t) => {
    for (const ahead of [2, 5]) {
      const { inputs, targets } = await impl.windows(days(12), 0, 3, ahead)
      t.equal(targets, upTo(2 + ahead, 12))
      t.equal(inputs.map((window) => window.map(([day]) => day)), upTo(0, 10 - ahead).map((i) => [i, i + 1, i + 2])) // prettier-ignore
    }
  },
  'windows: a history of one day; exactly one window; none': async (impl, t) => {
    t.equal(await impl.windows(days(3), 0, 1, 1), { inputs: [[[0, 100, -0]], [[1, 101, -1]]], targets: [1, 2] })
    t.equal((await impl.windows(days(4), 0, 3, 1)).targets, [3])
    t.equal((await impl.windows(days(9), 0, 4, 5)).targets, [8])
    t.equal(await impl.windows(days(3), 0, 3, 1), { inputs: [], targets: [] })
    t.equal(await impl.windows([], 0, 1, 1), { inputs: [], targets: [] })
  },
  'splitInTime: the example': async (impl, t) => {
    t.equal(await impl.splitInTime(10, 2, 1, { validation: 5, test: 8 }), {
      training: [0, 1, 2],
      validation: [3, 4, 5],
      test: [6, 7],
    })
  },
  'splitInTime: no window of an earlier part touches a day of a later one': async (impl, t) => {
    for (const [history, ahead] of [
      [1, 1],
      [3, 1],
      [3, 4],
      [7, 2],
    ]) {
      const parts = await impl.splitInTime(40, history, ahead, { validation: 20, test: 30 })
      const last = (windows: number[]) => Math.max(...windows) + history - 1 + ahead
      t.equal([last(parts.training), last(parts.validation), last(parts.test)], [19, 29, 39])
      t.equal([...parts.training, ...parts.validation, ...parts.test], upTo(0, 40 - history - ahead + 1))
    }
  },
  'splitInTime: a part may be empty, and all may be': async (impl, t) => {
    t.equal(await impl.splitInTime(6, 2, 1, { validation: 4, test: 4 }), { training: [0, 1], validation: [], test: [2, 3] }) // prettier-ignore
    t.equal(await impl.splitInTime(6, 2, 1, { validation: 6, test: 6 }), { training: [0, 1, 2, 3], validation: [], test: [] }) // prettier-ignore
    t.equal(await impl.splitInTime(6, 5, 1, { validation: 2, test: 4 }), { training: [], validation: [], test: [0] })
    t.equal(await impl.splitInTime(3, 3, 1, { validation: 1, test: 2 }), { training: [], validation: [], test: [] })
  },
  'scaleOf: the example': async (impl, t) => {
    const { mean, deviation } = await impl.scaleOf([[1, 5], [3, 5], [100, 7]], 2) // prettier-ignore
    t.near(mean, [2, 5])
    t.near(deviation, [1, 1])
  },
  'scaleOf: what comes later does not count': async (impl, t) => {
    const early = [[1, 0], [2, 10], [6, 2], [3, -4]] // prettier-ignore
    const got = await impl.scaleOf([...early, [1000, 1000]], 4)
    t.equal(got, await impl.scaleOf([...early, [-7, 5], [8, 8]], 4))
    t.near(got.mean, [3, 2])
    t.near(got.deviation, [Math.sqrt(14 / 4), Math.sqrt(104 / 4)])
  },
  'scaleOf: one day, and a feature that never changes': async (impl, t) => {
    t.equal(await impl.scaleOf([[4, -2], [9, 9]], 1), { mean: [4, -2], deviation: [1, 1] }) // prettier-ignore
    t.equal((await impl.scaleOf([[0.1], [0.1], [0.1]], 3)).deviation, [1])
  },
  'scaleOf: a feature far from 0': async (impl, t) => {
    const { mean, deviation } = await impl.scaleOf([[1e9 - 1], [1e9 + 1], [1e9 - 1], [1e9 + 1]], 4)
    t.near([mean[0] - 1e9, deviation[0]], [0, 1])
  },
}
