import { Random, randn, tensor, useKernels, type Tensor } from 'chalkgrad'
import { im2col } from 'chalkgrad/kernels/tiled/im2col'
import { afterEach, expect, it } from 'vitest'

afterEach(() => useKernels('reference'))

const filter = {
  stride: [1, 1],
  before: [0, 0],
  after: [0, 0],
  dilation: [1, 1],
  groups: 1,
} as const

it('the worked example: two patches side by side, and filters times columns are the convolution', () => {
  const x = tensor([[[[1, 2, 3], [4, 5, 6]]]]) // prettier-ignore
  const columns = new Float32Array(8)
  im2col(
    x,
    filter,
    { n: 0, first: 0, channels: 1, kernel: [2, 2], top: 0, bottom: 1, across: 2 },
    columns,
  )
  const patches = tensor(columns, { shape: [4, 2] })
  expect(patches.transpose().toArray()).toEqual([
    [1, 2, 4, 5],
    [2, 3, 5, 6],
  ])
  const filters = randn([2, 1, 2, 2], new Random(1))
  const product = filters.reshape([2, 4]).matmul(patches)
  expect(x.conv2d(filters).reshape([2, 2]).toArray()).toEqual(product.toArray())
})

it('the tiled set gives what the six loops give, forward and back', () => {
  const random = new Random(2)
  const [x, w] = [randn([2, 3, 7, 9], random), randn([4, 3, 3, 3], random)]
  const run = (set: string): Tensor[] => {
    useKernels(set)
    const leaves = [x, w].map((t) =>
      tensor(t.data(), { shape: t.shape, requiresGrad: true }),
    )
    const y = leaves[0].conv2d(leaves[1], { padding: 1, stride: 2 })
    y.square().sum().backward()
    return [y, ...leaves.map(({ grad }) => grad ?? x)]
  }
  const [loops, tiles] = [run('reference'), run('tiled')]
  loops.forEach((one, i) => {
    const difference = one.sub(tiles[i]).abs().max().item()
    expect(difference).toBeLessThan(1e-4 * one.abs().max().item())
  })
})

it('nine times the numbers: the columns of a 3 × 3 filter', () => {
  expect(4 * 32 * 64 * 16 * 16).toBe(2_097_152)
  expect(9 * 4 * 32 * 64 * 16 * 16).toBe(18_874_368)
})

it('the worked example of Winograd: four products give what six give', () => {
  const [d, g] = [tensor([[[1, 2, 3, 4]]]), tensor([[[2, 1, 3]]])]
  expect(d.conv1d(g).toArray()).toEqual([[[13, 19]]])
  const [d0, d1, d2, d3] = d.data()
  const [g0, g1, g2] = g.data()
  const m = [(d0 - d2) * g0, ((d1 + d2) * (g0 + g1 + g2)) / 2, ((d2 - d1) * (g0 - g1 + g2)) / 2, (d1 - d3) * g2] // prettier-ignore
  expect(m).toEqual([-4, 15, 2, -6])
  expect([m[0] + m[1] + m[2], m[1] - m[2] - m[3]]).toEqual([13, 19])
})
