import type { Checks } from '#exercises'

const layout = (shape: number[], strides: number[], offset = 0) => ({ shape, strides, offset })
const matrix = layout([2, 3], [3, 1])
const row = layout([10], [1])

export const checks: Checks<typeof import('./slice.ts')> = {
  'the example: two columns of three': async (impl, t) => {
    t.equal(await impl.sliceLayout(matrix, 1, 1, 3, 1), layout([2, 2], [3, 1], 1))
  },
  'along the first axis a start moves by whole rows': async (impl, t) => {
    t.equal(await impl.sliceLayout(matrix, 0, 1, 2, 1), layout([1, 3], [3, 1], 3))
    t.equal(await impl.sliceLayout(layout([5, 4], [4, 1]), 0, 2, 5, 1), layout([3, 4], [4, 1], 8))
  },
  'a slice of a view': async (impl, t) => {
    t.equal(await impl.sliceLayout(layout([4, 5], [1, 4], 7), 1, 2, 4, 1), layout([4, 2], [1, 4], 15))
  },
  'a step makes the stride longer': async (impl, t) => {
    t.equal(await impl.sliceLayout(row, 0, 0, 10, 2), layout([5], [2], 0))
    t.equal(await impl.sliceLayout(layout([6, 2], [2, 1]), 0, 0, 6, 3), layout([2, 2], [6, 1], 0))
  },
  'the last step may not be full': async (impl, t) => {
    t.equal(await impl.sliceLayout(row, 0, 0, 10, 3), layout([4], [3], 0)) // 0, 3, 6, 9
    t.equal(await impl.sliceLayout(row, 0, 1, 9, 3), layout([3], [3], 1)) // 1, 4, 7
    t.equal(await impl.sliceLayout(row, 0, 2, 8, 3), layout([2], [3], 2)) // 2, 5
  },
  'one axis of four, with an offset, a stride and a step': async (impl, t) => {
    const four = layout([2, 3, 6, 5], [1, 60, 2, 12], 7)
    t.equal(await impl.sliceLayout(four, 2, 1, 6, 2), layout([2, 3, 3, 5], [1, 60, 4, 12], 9))
    t.equal((await impl.sliceLayout(layout([1], [9], 4), 0, 0, 1, 5)).shape, [1])
    t.equal((await impl.sliceLayout(layout([0, 3], [3, 1]), 0, 0, 4, 1)).shape, [0, 3])
  },
  'negative places count from the end': async (impl, t) => {
    t.equal(await impl.sliceLayout(row, 0, -3, 10, 1), layout([3], [1], 7))
    t.equal(await impl.sliceLayout(row, 0, 1, -1, 1), layout([8], [1], 1))
  },
  'places beyond the ends are moved to the ends': async (impl, t) => {
    t.equal(await impl.sliceLayout(row, 0, 8, 99, 1), layout([2], [1], 8))
    t.equal(await impl.sliceLayout(row, 0, -99, 2, 1), layout([2], [1], 0))
    t.equal(await impl.sliceLayout(row, 0, 0, 99, 3), layout([4], [3], 0)) // 0, 3, 6, 9
    t.equal(await impl.sliceLayout(row, 0, 3, 12, 4), layout([2], [4], 3)) // 3, 7
    t.equal((await impl.sliceLayout(row, 0, 2, -99, 1)).shape, [0])
    t.equal((await impl.sliceLayout(row, 0, 99, 99, 2)).shape, [0])
    const nothing = await impl.sliceLayout(row, 0, 6, 2, 1)
    t.equal(nothing.shape, [0])
  },
}
