import type { Checks } from '#exercises'

export const checks: Checks<typeof import('./max-backward.ts')> = {
  'the gradient goes to the winner alone': async (impl, t) => {
    t.gradient(await impl.maxBackward([[3, 1, 2]], [5]), [[5, 0, 0]])
    // prettier-ignore
    t.gradient(await impl.maxBackward([[1, 4], [9, 2], [0, 6]], [2, -3, 7]), [[0, 2], [-3, 0], [0, 7]])
  },
  'two equal winners share it, half each': async (impl, t) => {
    t.gradient(await impl.maxBackward([[5, 2, 5]], [4]), [[2, 0, 2]])
  },
  'three equal winners, too': async (impl, t) => {
    t.gradient(await impl.maxBackward([[8, 8, 1, 8]], [6]), [[2, 2, 0, 2]])
  },
  'a row of negative numbers has a winner': async (impl, t) => {
    t.gradient(await impl.maxBackward([[-5, -2, -9]], [3]), [[0, 3, 0]])
  },
  'a row below any number to begin with': async (impl, t) => {
    t.gradient(await impl.maxBackward([[-5000, -2000]], [3]), [[0, 3]])
    t.gradient(await impl.maxBackward([[-1e300, -1e301], [-1e9, -1e9]], [3, 4]), [[3, 0], [2, 2]]) // prettier-ignore
  },
  'each row shares only with itself': async (impl, t) => {
    // prettier-ignore
    t.gradient(await impl.maxBackward([[4, 4], [4, 1]], [10, 10]), [[5, 5], [10, 0]])
  },
  'one column: everything passes': async (impl, t) => {
    t.gradient(await impl.maxBackward([[0], [-1]], [0.5, 2]), [[0.5], [2]])
  },
}
