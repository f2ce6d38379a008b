import type { Checks } from '#exercises'

const hand = [[1], [7], [9], [15]]

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'one batch: normalized by itself, and a tenth of it in the averages': async (impl, t) => {
    const got = await impl.ofBatch([hand], { epsilon: 1e-12 })
    t.near(got.y, [[-1.4], [-0.2], [0.2], [1.4]])
    t.near(got.mean, [0.8])
    t.near(got.variance, [0.9 + (0.1 * 100) / 3])
    t.equal(got.batches, 1)
  },
  'two batches: nine tenths of what was, a tenth of what is new': async (impl, t) => {
    const got = await impl.ofBatch([hand, [[0], [2], [4]]])
    t.near(got.mean, [0.9 * 0.8 + 0.1 * 2])
    t.near(got.variance, [0.9 * (0.9 + 10 / 3) + 0.1 * 4])
    t.equal(got.batches, 2)
  },
  'several channels, another momentum': async (impl, t) => {
    const x = [[1, 10], [3, -10], [5, 30]] // prettier-ignore
    const got = await impl.ofBatch([x], { momentum: 0.25 })
    t.near(got.mean, [0.75, 2.5])
    t.near(got.variance, [0.75 + 0.25 * 4, 0.75 + 0.25 * 400])
  },
  'momentum 1 keeps the last batch alone, and 0 keeps the beginning': async (impl, t) => {
    t.near((await impl.ofBatch([hand, [[2], [4]]], { momentum: 1 })).mean, [3])
    const none = await impl.ofBatch([hand], { momentum: 0 })
    t.near([none.mean, none.variance], [[0], [1]])
  },
  'in training the batch counts, not the averages': async (impl, t) => {
    const got = await impl.ofBatch([hand, [[100], [200]]], { weight: [3], bias: [1], epsilon: 1e-9 })
    t.near(got.y, [[-2], [4]])
  },
  'in use the averages count: one sample has an answer of its own': async (impl, t) => {
    const settings = { momentum: 1, weight: [2], bias: [1], epsilon: 1e-12 }
    const { answers } = await impl.ofRunning([hand], [[[15]], [[8], [15]], [[15], [15], [15]]], settings)
    const wanted = (x: number) => ((x - 8) / Math.sqrt(100 / 3)) * 2 + 1
    t.near(answers[0], [[wanted(15)]])
    t.near(answers[1], [[wanted(8)], [wanted(15)]])
    t.near(answers[2], [[wanted(15)], [wanted(15)], [wanted(15)]])
  },
  'use changes no average': async (impl, t) => {
    const { before, after } = await impl.ofRunning([hand], [[[100], [300]], [[5]]])
    t.near(after.mean, before.mean, 1e-12)
    t.near(after.variance, before.variance, 1e-12)
    t.equal(after.batches, before.batches)
  },
  'ε belongs to use, too': async (impl, t) => {
    const settings = { epsilon: 3, momentum: 1 }
    const { answers } = await impl.ofRunning([[[4], [6]]], [[[9]]], settings)
    t.near(answers, [[[4 / Math.sqrt(5)]]])
  },
  'pictures: over all places, each channel by itself': async (impl, t) => {
    const got = await impl.pictures([1, 2, 2, 2], [1, 7, 9, 15, 0, 0, 4, 4])
    t.near(got.mean, [1.52, 0.38], 1e-5)
    t.near(got.variance, [0.81 + 19 * (1 / 3), 0.81 + 0.19 * (16 / 3)], 1e-4)
    t.near(got.y, [-1.4, -0.2, 0.2, 1.4, -1, -1, 1, 1], 1e-4)
  },
  'the buffers are changed in place, and want no gradient': async (impl, t) => {
    const { names, mean, learned } = await impl.buffers(hand)
    t.equal(names, ['num_batches_tracked', 'running_mean', 'running_var'])
    t.near(mean, [0.8])
    t.equal(learned, false)
  },
  'in use the gradient flows to x, weight and bias': async (impl, t) => {
    const settings = { momentum: 1, weight: [2], epsilon: 1e-12 }
    const [x, weight, bias] = await impl.gradients([hand], [[15], [1]], [[1], [10]], settings)
    const deviation = Math.sqrt(100 / 3)
    t.gradient(x, [2 / deviation, 20 / deviation], 'x')
    t.gradient(weight, [(7 - 70) / deviation], 'weight')
    t.gradient(bias, [11], 'bias')
  },
  'two layers have averages of their own': async (impl, t) => {
    const { first, second } = await impl.two(hand, [[0], [2]])
    t.near([first.mean, second.mean], [[0.8], [0.1]])
  },
  'a run of twenty steps: the averages outlive each, and weight and bias learn': async (impl, t) => {
    const { mean, bias } = await impl.trained(20)
    t.near(mean, 8 * (1 - 0.9 ** 20), 1e-4)
    t.ok(bias > 2.5, `the loss wants outputs around 3; after 20 steps the bias is ${bias.toFixed(3)}`)
  },
}
