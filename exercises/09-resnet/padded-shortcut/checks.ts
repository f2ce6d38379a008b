import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: four corners of 3 × 3, and a channel of zeros': async (impl, t) => {
    t.near(await impl.paddedShortcut([1, 1, 3, 3], 2, 2), [[[[1, 3], [7, 9]], [[0, 0], [0, 0]]]]) // prettier-ignore
  },
  'two pictures with two channels each: each keeps its own': async (impl, t) => {
    t.near(await impl.paddedShortcut([2, 2, 2, 2], 3, 2), [
      [[[1]], [[5]], [[0]]],
      [[[9]], [[13]], [[0]]],
    ])
  },
  'more zeros than channels, a picture that is not square': async (impl, t) => {
    t.near(await impl.paddedShortcut([1, 1, 2, 5], 4, 2), [[[[1, 3, 5]], [[0, 0, 0]], [[0, 0, 0]], [[0, 0, 0]]]])
  },
  'stride 1: only channels are added': async (impl, t) => {
    t.near(await impl.paddedShortcut([1, 1, 2, 2], 2, 1), [[[[1, 2], [3, 4]], [[0, 0], [0, 0]]]]) // prettier-ignore
  },
  'stride 3, and as many channels as before': async (impl, t) => {
    t.near(await impl.paddedShortcut([1, 1, 4, 7], 1, 3), [[[[1, 4, 7], [22, 25, 28]]]]) // prettier-ignore
  },
  'nothing to do: the same numbers': async (impl, t) => {
    t.near(await impl.paddedShortcut([1, 2, 1, 2], 2, 1), [[[[1, 2]], [[3, 4]]]]) // prettier-ignore
  },
  'the dtype stays, and a batch of none': async (impl, t) => {
    t.equal(await impl.facts([2, 3, 4, 4], 5, 2, 'float32'), { shape: [2, 5, 2, 2], dtype: 'float32' })
    t.equal(await impl.facts([2, 3, 4, 4], 5, 2, 'float64'), { shape: [2, 5, 2, 2], dtype: 'float64' })
    t.equal(await impl.facts([0, 3, 5, 5], 4, 2, 'float32'), { shape: [0, 4, 3, 3], dtype: 'float32' })
  },
  'the gradient goes to the cells that were taken, and to no other': async (impl, t) => {
    const got = await impl.gradient([1, 1, 3, 3], 2, 2)
    t.gradient(got, [[[[1, 0, 2], [0, 0, 0], [3, 0, 4]]]], 'x') // prettier-ignore
  },
}
