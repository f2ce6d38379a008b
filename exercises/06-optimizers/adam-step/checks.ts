import type { Checks, Exempt } from '#exercises'

/** Adam on one number, written out independently. */
function byHand(start: number, gradients: number[], rate: number, b1 = 0.9, b2 = 0.999, eps = 1e-8): number[] {
  let [w, m, v] = [start, 0, 0]
  return gradients.map((g, i) => {
    m += (1 - b1) * (g - m)
    v += (1 - b2) * (g ** 2 - v)
    const size = Math.sqrt(v / (1 - Math.pow(b2, i + 1))) + eps
    w -= (rate * (m / (1 - Math.pow(b1, i + 1)))) / size
    return w
  })
}

/** It moves the parameter and goes on with its state. */
export const exempt: Exempt = { 'Adam.update': [0, 3] }

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the first step of the task: θ 0.9, m 0.2, v 0.004': async (impl, t) => {
    const { path, m, v } = await impl.walk([1], [[2]], { learningRate: 0.1 })
    t.near(m, [0.2], 1e-12)
    t.near(v, [0.004], 1e-12)
    t.near(path[0], [0.9], 1e-8)
  },
  'the first step is as long for a slope of 1000 as for one of 0.001': async (impl, t) => {
    const { path } = await impl.walk([0, 0, 5], [[1000, -0.001, 1]], { learningRate: 0.01 })
    t.near(path[0], [-0.01, 0.01, 4.99], 1e-6)
  },
  'six steps under changing slopes': async (impl, t) => {
    const slopes = [2, 1, -1, 0, 3, -2]
    const { path } = await impl.walk(
      [1, -1],
      slopes.map((slope) => [slope, -5 * slope]),
      { learningRate: 0.1 },
    )
    t.near(
      path.map(([first]) => first),
      byHand(1, slopes, 0.1),
      1e-9,
    )
    t.near(
      path.map(([, second]) => second),
      byHand(
        -1,
        slopes.map((slope) => -5 * slope),
        0.1,
      ),
      1e-9,
    )
  },
  'other betas, and an ε that can be seen': async (impl, t) => {
    const slopes = [0.5, -0.25, 1]
    const options = { learningRate: 0.2, beta1: 0.5, beta2: 0.8, epsilon: 0.1 }
    const { path } = await impl.walk(
      [3],
      slopes.map((slope) => [slope]),
      options,
    )
    t.near(path.flat(), byHand(3, slopes, 0.2, 0.5, 0.8, 0.1), 1e-9)
  },
  'm and v are remembered without the correction': async (impl, t) => {
    const { m, v } = await impl.walk([0], [[1], [1], [1]], { learningRate: 0.1 })
    t.near(m, [0.271], 1e-12)
    t.near(v, [1 - 0.999 ** 3], 1e-12)
  },
  'weight decay is added to the gradient': async (impl, t) => {
    const { path, m } = await impl.walk([4], [[1]], { learningRate: 0.1, weightDecay: 0.5, epsilon: 1 })
    // g = 1 + 0.5·4 = 3, and 3 / (3 + 1) = 0.75.
    t.near(m, [0.3], 1e-12)
    t.near(path[0], [4 - 0.1 * 0.75], 1e-9)
  },
  'the gradient stays as it is': async (impl, t) => {
    const { gradient, path } = await impl.walk([2], [[1], [3]], { learningRate: 0.1, weightDecay: 0.1 })
    t.near(gradient, [3], 1e-12)
    t.ok(path[1][0] < path[0][0], 'two positive slopes: the parameter falls twice')
  },
  'it finds the bottom of a ravine': async (impl, t) => {
    t.near(await impl.minimize([-4, 1], [1, 25], 0.3, 400), [0, 0], 1e-3)
  },
}
