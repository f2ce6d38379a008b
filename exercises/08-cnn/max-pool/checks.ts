import type { Checks, Exempt } from '#exercises'

const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.round(40 * Math.sin(12.9898 * (i + 31 * seed + 1))) / 4)

/** It fills the outputs that it is given. */
export const exempt: Exempt = { maxPool2d: [3, 4] }

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: of 3 1 / 7 7 the first 7': async (impl, t) => {
    const got = await impl.maxPool2d({
      shape: [1, 1, 2, 2],
      values: [3, 1, 7, 7],
      window: [2, 2],
      stride: [2, 2],
      out: [1, 1],
    })
    t.near(got.largest, [[[[7]]]])
    t.equal(got.place, [[[[2]]]])
  },
  'four windows side by side; a row and a column are left over': async (impl, t) => {
    const values = [1, 2, 3, 4, 9, 5, 6, 7, 8, 9, 8, 7, 6, 5, 9, 4, 3, 2, 1, 9, 9, 9, 9, 9, 9]
    const got = await impl.maxPool2d({ shape: [1, 1, 5, 5], values, window: [2, 2], stride: [2, 2], out: [2, 2] })
    t.near(got.largest, [[[[6, 8], [8, 6]]]]) // prettier-ignore
    t.equal(got.place, [[[[6, 8], [10, 12]]]]) // prettier-ignore
  },
  'numbers below 0': async (impl, t) => {
    const got = await impl.maxPool2d({
      shape: [1, 1, 2, 2],
      values: [-3, -1, -4, -2],
      window: [2, 2],
      stride: [1, 1],
      out: [1, 1],
    })
    t.near(got.largest, [[[[-1]]]])
    t.equal(got.place, [[[[1]]]])
  },
  'padding is never the largest': async (impl, t) => {
    const got = await impl.maxPool2d({
      shape: [1, 1, 2, 2],
      values: [-3, -1, -4, -2],
      window: [2, 2],
      stride: [2, 2],
      before: [1, 1],
      out: [2, 2],
    })
    t.near(got.largest, [[[[-3, -1], [-4, -2]]]]) // prettier-ignore
    t.equal(got.place, [[[[0, 1], [2, 3]]]]) // prettier-ignore
  },
  'windows that overlap, another step down than across, not square': async (impl, t) => {
    const values = numbers(2 * 3 * 5 * 7, 2)
    const got = await impl.maxPool2d({ shape: [2, 3, 5, 7], values, window: [3, 2], stride: [2, 1], out: [2, 6] })
    const wanted = Array.from({ length: 2 }, (_, n) =>
      Array.from({ length: 3 }, (_, c) =>
        Array.from({ length: 2 }, (_, i) =>
          Array.from({ length: 6 }, (_, j) => {
            const cells = [0, 1, 2].flatMap((u) => [0, 1].map((v) => (2 * i + u) * 7 + j + v))
            const plane = values.slice((n * 3 + c) * 35, (n * 3 + c + 1) * 35)
            const best = Math.max(...cells.map((at) => plane[at]))
            return [best, cells.find((at) => plane[at] === best) ?? -1]
          }),
        ),
      ),
    )
    const pick = (part: number) => wanted.map((n) => n.map((c) => c.map((row) => row.map((cell) => cell[part]))))
    t.near(got.largest, pick(0))
    t.equal(got.place, pick(1))
  },
  'a picture that begins later in its memory': async (impl, t) => {
    const got = await impl.maxPool2d({
      shape: [1, 2, 1, 2],
      values: [1, 2, 4, 3],
      offset: 3,
      window: [1, 2],
      stride: [1, 2],
      out: [1, 1],
    })
    t.near(got.largest, [[[[2]], [[4]]]])
    t.equal(got.place, [[[[1]], [[0]]]])
  },
  '−Infinity alone is found at its place': async (impl, t) => {
    const values = [-Infinity, -Infinity]
    const got = await impl.maxPool2d({ shape: [1, 1, 1, 2], values, window: [1, 2], stride: [1, 2], out: [1, 1] })
    t.equal(got.place, [[[[0]]]])
  },
  'a NaN is not lost, wherever it stands': async (impl, t) => {
    for (const at of [0, 1, 3]) {
      const values = [5, 6, 7, 8].map((value, i) => (i === at ? NaN : value))
      const got = await impl.maxPool2d({ shape: [1, 1, 2, 2], values, window: [2, 2], stride: [2, 2], out: [1, 1] })
      t.equal(got.place, [[[[at]]]])
    }
  },
  'no picture in the batch: nothing to do': async (impl, t) => {
    const got = await impl.maxPool2d({ shape: [0, 2, 4, 4], values: [], window: [2, 2], stride: [2, 2], out: [2, 2] })
    t.equal(got.largest, [])
  },
}
