import type { Checks } from '#exercises'

export const checks: Checks<typeof import('./permute-backward.ts')> = {
  'undoes the example': async (impl, t) => {
    t.equal(await impl.inverseOrder([2, 0, 1]), [1, 2, 0])
  },
  'a swap undoes itself, and so does no change': async (impl, t) => {
    t.equal(await impl.inverseOrder([1, 0]), [1, 0])
    t.equal(await impl.inverseOrder([0, 1, 2]), [0, 1, 2])
    t.equal(await impl.inverseOrder([]), [])
  },
  'undoes a longer way round': async (impl, t) => {
    t.equal(await impl.inverseOrder([3, 0, 2, 1]), [1, 3, 2, 0])
    t.equal(await impl.inverseOrder([4, 2, 0, 1, 3]), [2, 3, 1, 4, 0])
  },
  'twelve axes, whose numbers are not all one digit long': async (impl, t) => {
    const order = [11, 2, 10, 0, 9, 1, 8, 3, 7, 4, 6, 5]
    t.equal(await impl.inverseOrder(order), [3, 5, 1, 7, 9, 11, 10, 8, 6, 4, 2, 0])
  },
  'the gradient goes back to the places where the elements came from': async (impl, t) => {
    // x is (2, 1, 3); its axes in the order (1, 2, 0) are (1, 3, 2).
    const gradient = { shape: [1, 3, 2], data: [1, 4, 2, 5, 3, 6] }
    t.gradient(await impl.permuteBackward(gradient, [1, 2, 0]), { shape: [2, 1, 3], data: [1, 2, 3, 4, 5, 6] })
  },
  'leaves the order it was given alone': async (impl, t) => {
    const order = [2, 0, 1]
    await impl.inverseOrder(order)
    t.equal(order, [2, 0, 1])
  },
}
