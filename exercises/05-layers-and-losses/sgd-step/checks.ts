import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'w = 3 with gradient 6 and rate 0.1 becomes 2.4': async (impl, t) => {
    t.near(await impl.afterSteps([3], 0.1, 1), [2.4], 1e-9)
  },
  'every element goes against its own slope': async (impl, t) => {
    t.near(await impl.afterSteps([3, -1, 0], 0.25, 1), [1.5, -0.5, 0], 1e-9)
  },
  'many steps reach the bottom': async (impl, t) => {
    t.near(await impl.afterSteps([3, -1], 0.25, 3), [0.375, -0.125], 1e-9)
    t.near(await impl.afterSteps([3, -1], 0.25, 40), [0, 0], 1e-9)
  },
  'all parameters move, one without a gradient stays': async (impl, t) => {
    t.near(await impl.threeParameters(0.5), [0.5, 1.5, 7], 1e-9)
  },
  'the tensor itself changes, and no graph is recorded': async (impl, t) => {
    t.equal(await impl.stillTheSameLeaf(), [true, true, false])
  },
  'a learning rate that was changed on the way counts': async (impl, t) => {
    t.near(await impl.twoRates(4, 0.25, 0.5), [2, 0], 1e-9)
  },
  'step leaves the gradients alone, zeroGrad forgets them': async (impl, t) => {
    t.near(await impl.gradientsAfter('step'), [6], 1e-9)
    t.equal(await impl.gradientsAfter('zeroGrad'), 'none')
  },
}
