import type { Checks } from '#exercises'

const layout = (shape: number[], strides: number[], offset = 0) => ({ shape, strides, offset })

export const checks: Checks<typeof import('./strides.ts')> = {
  'strides of the example': async (impl, t) => {
    t.equal(await impl.contiguousStrides([2, 3, 4]), [12, 4, 1])
  },
  'strides of other shapes': async (impl, t) => {
    t.equal(await impl.contiguousStrides([7]), [1])
    t.equal(await impl.contiguousStrides([]), [])
    t.equal(await impl.contiguousStrides([5, 2, 3, 4]), [24, 12, 4, 1])
    t.equal(await impl.contiguousStrides([6, 1, 2]), [2, 2, 1])
  },
  'fresh memory begins at place 0': async (impl, t) => {
    t.equal(await impl.contiguousLayout([3, 5]), layout([3, 5], [5, 1], 0))
  },
  'in order, or not': async (impl, t) => {
    t.equal(await impl.isContiguous(layout([2, 3], [3, 1])), true)
    t.equal(await impl.isContiguous(layout([3, 2], [1, 3])), false)
    t.equal(await impl.isContiguous(layout([2, 2], [3, 1])), false) // two columns of three
    t.equal(await impl.isContiguous(layout([2, 3], [6, 2])), false) // every second element
    t.equal(await impl.isContiguous(layout([4, 3], [0, 1])), false) // one row, four times
    t.equal(await impl.isContiguous(layout([2, 3, 4], [12, 4, 1])), true)
    t.equal(await impl.isContiguous(layout([2, 3, 4], [24, 4, 1])), false)
  },
  'where it begins does not matter': async (impl, t) => {
    t.equal(await impl.isContiguous(layout([2, 3], [3, 1], 12)), true)
    t.equal(await impl.isContiguous(layout([2], [2], 12)), false)
  },
  'the stride of an axis of size 1 does not matter': async (impl, t) => {
    t.equal(await impl.isContiguous(layout([1, 3], [99, 1])), true)
    t.equal(await impl.isContiguous(layout([3, 1], [1, 42])), true)
    t.equal(await impl.isContiguous(layout([2, 1, 3], [3, 0, 1])), true)
    t.equal(await impl.isContiguous(layout([2, 1, 3], [6, 3, 1])), false)
    t.equal(await impl.isContiguous(layout([], [])), true)
  },
  'no elements: in order': async (impl, t) => {
    t.equal(await impl.isContiguous(layout([0, 3], [1, 5])), true)
    t.equal(await impl.isContiguous(layout([3, 0], [7, 2])), true)
  },
  'axes in another order': async (impl, t) => {
    t.equal(await impl.permuteLayout(layout([2, 3], [3, 1], 0), [1, 0]), layout([3, 2], [1, 3], 0))
    t.equal(await impl.permuteLayout(layout([2, 3, 4], [12, 4, 1], 5), [2, 0, 1]), layout([4, 2, 3], [1, 12, 4], 5))
    t.equal(await impl.permuteLayout(layout([7], [2], 1), [0]), layout([7], [2], 1))
  },
}
