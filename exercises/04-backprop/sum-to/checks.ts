import type { Checks } from '#exercises'

const matrix = { shape: [2, 3], data: [1, -2, 4, 10, 20, 50] }

export const checks: Checks<typeof import('./sum-to.ts')> = {
  'an input that was not broadcast gets the gradient as it is': async (impl, t) => {
    t.near(await impl.sumTo(matrix, [2, 3]), matrix)
    t.near(await impl.sumTo({ shape: [], data: [7] }, []), { shape: [], data: [7] })
  },
  'sums over an axis in front that the input does not have': async (impl, t) => {
    t.gradient(await impl.sumTo(matrix, [3]), { shape: [3], data: [11, 18, 54] })
    t.gradient(await impl.sumTo({ shape: [2, 2, 2], data: [1, 2, 3, 4, 5, 6, 7, 8] }, [2]), {
      shape: [2],
      data: [16, 20],
    })
  },
  'sums over an axis of size 1, and keeps it': async (impl, t) => {
    t.gradient(await impl.sumTo(matrix, [2, 1]), { shape: [2, 1], data: [3, 80] })
    t.gradient(await impl.sumTo(matrix, [1, 3]), { shape: [1, 3], data: [11, 18, 54] })
  },
  'a single number gets the sum of everything': async (impl, t) => {
    t.gradient(await impl.sumTo(matrix, []), { shape: [], data: [83] })
    t.gradient(await impl.sumTo(matrix, [1, 1]), { shape: [1, 1], data: [83] })
  },
  'both kinds of axes at once': async (impl, t) => {
    const gradient = { shape: [2, 2, 3], data: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }
    t.gradient(await impl.sumTo(gradient, [2, 1]), { shape: [2, 1], data: [30, 48] })
    t.gradient(await impl.sumTo(gradient, [2, 1, 3]), { shape: [2, 1, 3], data: [5, 7, 9, 17, 19, 21] })
  },
  'an axis of size 1 in the gradient too, and an empty batch': async (impl, t) => {
    t.gradient(await impl.sumTo({ shape: [1, 2], data: [3, 4] }, [2]), { shape: [2], data: [3, 4] })
    t.gradient(await impl.sumTo({ shape: [0, 2], data: [] }, [2]), { shape: [2], data: [0, 0] })
  },
  'sums keep all digits of a JavaScript number': async (impl, t) => {
    t.equal(await impl.sumTo({ shape: [3], data: [16777216, 1, 1] }, [1]), { shape: [1], data: [16777218] })
    t.equal(await impl.sumTo({ shape: [2], data: [0.1, -1e-9] }, [2]), { shape: [2], data: [0.1, -1e-9] })
  },
  'a fourth axis, and axes of size 1 in front': async (impl, t) => {
    const gradient = { shape: [2, 1, 2, 2], data: [1, 2, 3, 4, 10, 20, 30, 40] }
    t.gradient(await impl.sumTo(gradient, [1, 1, 2]), { shape: [1, 1, 2], data: [44, 66] })
    t.gradient(await impl.sumTo(gradient, [2, 1, 1, 1]), { shape: [2, 1, 1, 1], data: [10, 100] })
  },
  'leaves the gradient it was given alone': async (impl, t) => {
    const gradient = { shape: [2, 2], data: [1, 2, 3, 4] }
    await impl.sumTo(gradient, [1, 2])
    t.equal(gradient, { shape: [2, 2], data: [1, 2, 3, 4] })
  },
}
