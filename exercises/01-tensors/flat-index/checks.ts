import type { Checks } from '#exercises'

export const checks: Checks<typeof import('./flat-index.ts')> = {
  'the examples': async (impl, t) => {
    t.equal(await impl.placeOf([1, 2], [3, 1], 0), 5)
    t.equal(await impl.indexOf(5, [2, 3]), [1, 2])
    t.equal(await impl.indexOf(4, [3, 2]), [2, 0])
  },
  'the strides decide, not the shape': async (impl, t) => {
    t.equal(await impl.placeOf([2, 1], [1, 3], 0), 5)
    t.equal(await impl.placeOf([3, 1, 4], [40, 7, 2], 0), 135)
    t.equal(await impl.placeOf([6, 5], [0, 1], 0), 5)
  },
  'the offset is where it all begins': async (impl, t) => {
    t.equal(await impl.placeOf([0, 0], [3, 1], 4), 4)
    t.equal(await impl.placeOf([1, 1], [6, 2], 10), 18)
  },
  'counting in reading order, with three axes': async (impl, t) => {
    const all: number[][] = []
    for (let n = 0; n < 12; n++) all.push(await impl.indexOf(n, [2, 2, 3]))
    t.equal(all.slice(0, 4), [[0, 0, 0], [0, 0, 1], [0, 0, 2], [0, 1, 0]]) // prettier-ignore
    t.equal(all.slice(6, 8), [[1, 0, 0], [1, 0, 1]]) // prettier-ignore
    t.equal(all[11], [1, 1, 2])
  },
  'a number alone has the index []': async (impl, t) => {
    t.equal(await impl.placeOf([], [], 7), 7)
    t.equal(await impl.indexOf(0, []), [])
    t.equal(await impl.indexOf(3, [9]), [3])
  },
  'there and back, for elements that lie in order': async (impl, t) => {
    for (const n of [0, 17, 23, 59]) t.equal(await impl.placeOf(await impl.indexOf(n, [3, 4, 5]), [20, 5, 1], 0), n)
  },
}
