import type { Checks } from '#exercises'

const six = [1, 2, 3, 4, 5, 6]
const layout = (shape: number[], strides: number[], offset = 0) => ({ shape, strides, offset })

export const checks: Checks<typeof import('./sum-axis.ts')> = {
  'the example': async (impl, t) => {
    t.near(await impl.sumAxis(six, layout([2, 3], [3, 1]), 0), [5, 7, 9])
    t.near(await impl.sumAxis(six, layout([2, 3], [3, 1]), 1), [6, 15])
  },
  'a transposed matrix, by its strides': async (impl, t) => {
    t.near(await impl.sumAxis(six, layout([3, 2], [1, 3]), 0), [6, 15])
    t.near(await impl.sumAxis(six, layout([3, 2], [1, 3]), 1), [5, 7, 9])
  },
  'a slice begins at its offset': async (impl, t) => {
    t.near(await impl.sumAxis(six, layout([2, 2], [3, 1], 1), 1), [5, 11])
    t.near(await impl.sumAxis(six, layout([2], [3], 2), 0), [9])
  },
  'the middle of three axes': async (impl, t) => {
    const memory = Array.from({ length: 12 }, (_, i) => i)
    t.near(await impl.sumAxis(memory, layout([2, 3, 2], [6, 2, 1]), 1), [6, 9, 24, 27])
    t.near(await impl.sumAxis(memory, layout([2, 3, 2], [6, 2, 1]), 0), [6, 8, 10, 12, 14, 16])
    t.near(await impl.sumAxis(memory, layout([2, 3, 2], [6, 2, 1]), 2), [1, 5, 9, 13, 17, 21])
  },
  'a repeated row is added as often as it is there': async (impl, t) => {
    t.near(await impl.sumAxis([10, 20], layout([5, 2], [0, 1]), 0), [50, 100])
  },
  'float32 numbers, added without losing the small ones': async (impl, t) => {
    const memory = Float32Array.of(16777216, 1, 1, 1)
    t.equal(await impl.sumAxis(memory, layout([4], [1]), 0), [16777219])
  },
  'nothing to add is 0, and no result is no number': async (impl, t) => {
    t.equal(await impl.sumAxis([], layout([3, 0], [1, 1]), 1), [0, 0, 0])
    t.equal(await impl.sumAxis([], layout([3, 0], [1, 1]), 0), [])
  },
}
