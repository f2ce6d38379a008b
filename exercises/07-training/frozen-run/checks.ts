import type { Checks } from '#exercises'

/** The first weight after some steps for the sample [1, 2] of class 0, one number at a time. The others are −w, 2w and −2w. */
function byHand(steps: number, rate: number): number {
  let w = 0
  // Logits are 5w and −5w, so the wrong class has probability 1 / (1 + e^(10w)).
  for (let i = 0; i < steps; i++) w += rate / (1 + Math.exp(10 * w))
  return w
}
const weights = (w: number) => [w, 2 * w, -w, -2 * w]

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'one batch, one step: the weights move by rate · gradient': async (impl, t) => {
    const { weight } = await impl.oneSample({ copies: 1, batchSize: 1, epochs: 1, learningRate: 0.1 })
    t.ok(
      weight.some((w) => w !== 0),
      'after a forward pass, a backward pass and a step, every weight is what it was: what does step() find in .grad?',
    )
    t.near(weight, [0.05, 0.1, -0.05, -0.1], 1e-5)
  },
  'the loss before any step is ln 2, after it less': async (impl, t) => {
    const { losses } = await impl.oneSample({ copies: 1, batchSize: 1, epochs: 2, learningRate: 0.1 })
    t.near(losses[0], Math.LN2, 1e-5)
    t.near(losses[1], Math.log(1 + Math.exp(-0.5)), 1e-4)
  },
  'the second step takes the gradient of its own batch alone': async (impl, t) => {
    const { weight } = await impl.oneSample({ copies: 1, batchSize: 1, epochs: 2, learningRate: 0.1 })
    const [w] = weight
    const wanted = byHand(2, 0.1)
    t.ok(
      w < wanted + 0.01,
      `two steps went as far as ${w.toFixed(4)}, they should reach ${wanted.toFixed(4)}: the gradient of the first step is still in the second`,
    )
    t.near(weight, weights(wanted), 1e-4)
  },
  'every batch is a step: three epochs of two batches are six': async (impl, t) => {
    const { weight } = await impl.oneSample({ copies: 4, batchSize: 2, epochs: 3, learningRate: 0.1 })
    t.near(weight, weights(byHand(6, 0.1)), 1e-4)
  },
  'a last batch that is smaller is a step, too': async (impl, t) => {
    const { weight, losses } = await impl.oneSample({ copies: 5, batchSize: 2, epochs: 2, learningRate: 0.05 })
    t.near(weight, weights(byHand(6, 0.05)), 1e-4)
    t.equal(losses.length, 2)
  },
  'three clouds of points are learned': async (impl, t) => {
    const losses = await impl.clouds()
    t.ok(
      losses[29] < 0.05,
      `the loss went from ${losses[0].toFixed(4)} to ${losses[29].toFixed(4)}; below 0.05 is easy here`,
    )
  },
}
