import type { Checks } from '#exercises'

/** 3 rows, 4 columns. */
const shoe = () => [
  [1, 2, 3, 4],
  [5, 6, 7, 8],
  [9, 10, 11, 12],
]

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'flip: left and right change places': async (impl, t) => {
    t.equal((await impl.flip([[1, 2, 3], [4, 5, 6]])).result, [[3, 2, 1], [6, 5, 4]]) // prettier-ignore
    t.equal((await impl.flip([[7, 8]])).result, [[8, 7]])
    t.equal((await impl.flip([[7], [8]])).result, [[7], [8]])
  },
  'flip: the image that was given is as it was': async (impl, t) => {
    const { image, result } = await impl.flip(shoe())
    t.equal(image, shoe())
    t.equal(result[2], [12, 11, 10, 9])
  },
  'shift: down and right': async (impl, t) => {
    t.equal((await impl.shift([[1, 2], [3, 4]], 1, 0)).result, [[0, 0], [1, 2]]) // prettier-ignore
    t.equal((await impl.shift(shoe(), 0, 2)).result, [
      [0, 0, 1, 2],
      [0, 0, 5, 6],
      [0, 0, 9, 10],
    ])
    t.equal((await impl.shift(shoe(), 1, 1)).result, [
      [0, 0, 0, 0],
      [0, 1, 2, 3],
      [0, 5, 6, 7],
    ])
  },
  'shift: up and left, with a fill': async (impl, t) => {
    t.equal((await impl.shift(shoe(), -2, -1, 0.5)).result, [
      [10, 11, 12, 0.5],
      [0.5, 0.5, 0.5, 0.5],
      [0.5, 0.5, 0.5, 0.5],
    ])
  },
  'shift: by nothing, out of the frame, and a new image each time': async (impl, t) => {
    const { result, image } = await impl.shift(shoe(), 0, 0)
    t.equal(result, shoe())
    t.equal(image, shoe())
    t.equal((await impl.shift([[1, 2]], 1, 0, 9)).result, [[9, 9]])
    t.equal((await impl.shift([[1, 2]], 0, 5)).result, [[0, 0]])
  },
  'cutout: a square in the middle': async (impl, t) => {
    const { result, image } = await impl.cutout(shoe(), 1, 1, 2)
    t.equal(result, [
      [1, 2, 3, 4],
      [5, 0, 0, 8],
      [9, 0, 0, 12],
    ])
    t.equal(image, shoe())
  },
  'cutout: over the edges': async (impl, t) => {
    t.equal((await impl.cutout([[1, 2], [3, 4]], -1, 1, 2)).result, [[1, 0], [3, 4]]) // prettier-ignore
    t.equal((await impl.cutout(shoe(), 2, 3, 5, -1)).result, [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [9, 10, 11, -1],
    ])
    t.equal((await impl.cutout([[1, 2]], 0, 0, 3, 7)).result, [[7, 7]])
  },
}
