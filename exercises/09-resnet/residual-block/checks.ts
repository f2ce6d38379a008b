import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'shortcut: where the shape stays, x itself, and nothing to learn': async (impl, t) => {
    const { shape, parameters, same } = await impl.shortcut(3, 3, 1)
    t.equal(shape, [2, 3, 6, 6])
    t.equal(parameters, [])
    t.ok(same, 'the shortcut of a block that keeps the shape gives something else than x')
  },
  'shortcut: other channels, a stride, or both': async (impl, t) => {
    for (const [inChannels, channels, stride] of [
      [2, 5, 1],
      [3, 3, 2],
      [2, 4, 2],
    ]) {
      // prettier-ignore
      const { shape, parameters, norms } = await impl.shortcut(inChannels, channels, stride)
      t.equal(shape, [2, channels, 6 / stride, 6 / stride])
      t.equal(parameters, [[channels, inChannels, 1, 1], [channels], [channels]])
      t.equal(norms, 1)
    }
  },
  'a new block gives relu(x)': async (impl, t) => {
    t.near(await impl.first([1, -2, 3, -4, 0.5]), [1, 0, 3, 0, 0.5])
  },
  'the block is what its formula says, when every parameter counts': async (impl, t) => {
    const { apart, shape } = await impl.apart(3, 3, 1)
    t.equal(shape, [3, 3, 6, 6])
    t.ok(apart < 1e-5, `the outputs differ from relu(norm2(conv2(relu(norm1(conv1(x))))) + x) by up to ${apart}`)
  },
  'a block that halves the picture and doubles the channels': async (impl, t) => {
    const { apart, shape } = await impl.apart(2, 4, 2)
    t.equal(shape, [3, 4, 3, 3])
    t.ok(apart < 1e-5, `with a stride of 2, the outputs differ from the formula by up to ${apart}`)
  },
  'the gradient passes a new block as it is': async (impl, t) => {
    const apart = await impl.road()
    t.ok(apart < 1e-6, `the gradient of x differs from that of y by up to ${apart}: the road is not free`)
  },
  'a stage changes the shape once': async (impl, t) => {
    t.equal(await impl.stage(3, 2, 4, 2), { shape: [2, 4, 4, 4], blocks: 3, projections: [true, false, false] })
    t.equal(await impl.stage(2, 3, 3, 1), { shape: [2, 3, 8, 8], blocks: 2, projections: [false, false] })
    t.equal(await impl.stage(1, 1, 2, 1), { shape: [2, 2, 8, 8], blocks: 1, projections: [true] })
  },
  'a small network of them learns': async (impl, t) => {
    const losses = await impl.learned()
    t.ok(
      losses[14] < 0.5 * losses[0],
      `the loss goes from ${losses[0].toFixed(3)} to ${losses[14].toFixed(3)} in 15 steps; it should fall to less than half`,
    )
  },
}
