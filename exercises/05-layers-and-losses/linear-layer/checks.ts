import type { Checks } from '#exercises'

const weight = [
  [1, 0, -1],
  [0.5, 0.5, 0.5],
]

export const checks: Checks<typeof import('./linear-layer.ts')> = {
  'one sample: 1·1 + 2·0 + 3·(−1) + 10 = 8': async (impl, t) => {
    t.near(await impl.linear([[1, 2, 3]], weight, [10, 0]), [[8, 3]])
  },
  'each sample of a batch on its own': async (impl, t) => {
    const x = [
      [1, 2, 3],
      [-4, 0, 2],
      [0, 0, 0],
    ]
    const wanted = [
      [8, 4],
      [4, 0],
      [10, 1],
    ]
    t.near(await impl.linear(x, weight, [10, 1]), wanted)
  },
  'the bias comes once for each output, not once for each input': async (impl, t) => {
    t.near(await impl.linear([[0, 0, 0, 0]], [[9, 9, 9, 9]], [2.5]), [[2.5]])
  },
  'a square weight is not transposed': async (impl, t) => {
    const square = [
      [1, 2],
      [3, 4],
    ]
    t.near(await impl.linear([[1, 0]], square, [0, 0]), [[1, 3]])
    t.near(await impl.linear([[0, 1]], square, [0, 0]), [[2, 4]])
  },
  'more outputs than inputs, and one input alone': async (impl, t) => {
    t.near(await impl.linear([[2], [3]], [[1], [-1], [10]], [0, 5, 0.5]), [
      [2, 3, 20.5],
      [3, 2, 30.5],
    ])
  },
}
