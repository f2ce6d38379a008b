import type { Checks } from '#exercises'

export const checks: Checks<typeof import('./pool-backward.ts')> = {
  'the examples': async (impl, t) => {
    t.gradient(await impl.maxPoolBackward([[5, 7]], [[1, 2]], 2, 2), [[0, 5], [7, 0]]) // prettier-ignore
    t.gradient(await impl.averagePoolBackward([[8]], 2, 2, 2, 2), [[2, 2], [2, 2]]) // prettier-ignore
  },
  'max: a cell that won in several windows gets the sum': async (impl, t) => {
    const got = await impl.maxPoolBackward([[1, 2], [4, 8]], [[4, 4], [4, 8]], 3, 3) // prettier-ignore
    t.gradient(got, [[0, 0, 0], [0, 7, 0], [0, 0, 8]]) // prettier-ignore
  },
  'max: a picture that is not square': async (impl, t) => {
    t.gradient(await impl.maxPoolBackward([[3, -1]], [[0, 7]], 2, 5), [[3, 0, 0, 0, 0], [0, 0, -1, 0, 0]]) // prettier-ignore
    t.gradient(await impl.maxPoolBackward([[3], [-1]], [[1], [5]], 3, 2), [[0, 3], [0, 0], [0, -1]]) // prettier-ignore
  },
  'average: windows that overlap': async (impl, t) => {
    const got = await impl.averagePoolBackward([[4, 8], [12, 16]], 3, 3, 2, 1) // prettier-ignore
    t.gradient(got, [[1, 3, 2], [4, 10, 6], [3, 7, 4]]) // prettier-ignore
  },
  'average: cells between and behind the windows get 0': async (impl, t) => {
    t.gradient(await impl.averagePoolBackward([[4, 8]], 3, 6, 2, 3), [
      [1, 1, 0, 2, 2, 0],
      [1, 1, 0, 2, 2, 0],
      [0, 0, 0, 0, 0, 0],
    ])
  },
  'average: windows of three': async (impl, t) => {
    t.gradient(await impl.averagePoolBackward([[9]], 3, 3, 3, 3), [[1, 1, 1], [1, 1, 1], [1, 1, 1]]) // prettier-ignore
  },
  'no window at all': async (impl, t) => {
    t.gradient(await impl.maxPoolBackward([], [], 2, 3), [[0, 0, 0], [0, 0, 0]]) // prettier-ignore
    t.gradient(await impl.averagePoolBackward([], 1, 2, 2, 2), [[0, 0]])
  },
}
