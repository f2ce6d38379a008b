import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example of the task: one length, one factor': async (impl, t) => {
    const { norm, gradients } = await impl.clipGradNorm([[3, 4], [12]], 6.5)
    t.near(norm, 13, 1e-12)
    t.near(gradients[0], [1.5, 2], 1e-12)
    t.near(gradients[1], [6], 1e-12)
  },
  'a gradient within the limit stays as it is': async (impl, t) => {
    const { norm, gradients } = await impl.clipGradNorm([[0.3, -0.4]], 1)
    t.near(norm, 0.5, 1e-12)
    t.near(gradients[0], [0.3, -0.4], 1e-12)
  },
  'signs stay, and the gradients are changed in place': async (impl, t) => {
    const { gradients, same } = await impl.clipGradNorm([[-6, 0, 8]], 1)
    t.near(gradients[0], [-0.6, 0, 0.8], 1e-12)
    t.ok(same, 'the gradient of each parameter is still the same tensor')
  },
  'a parameter without a gradient is skipped, and zeros stay zeros': async (impl, t) => {
    const { norm, gradients } = await impl.clipGradNorm([null, [0, 5]], 2.5)
    t.near(norm, 5, 1e-12)
    t.equal(gradients[0], null)
    t.near(gradients[1], [0, 2.5], 1e-12)
    const none = await impl.clipGradNorm([[0, 0]], 1)
    t.near(none.gradients[0], [0, 0], 1e-12)
  },
  'a float32 gradient whose square is too large for float32': async (impl, t) => {
    const { norm, gradients } = await impl.clipGradNorm([[3e20, 4e20]], 1, 'float32')
    t.near(norm / 5e20, 1, 1e-6)
    t.near(gradients[0], [0.6, 0.8], 1e-6)
  },
  'by value: each element for itself': async (impl, t) => {
    const { largest, gradients } = await impl.clipGradValue([[3, -0.5], null, [-7]], 1)
    t.near(largest, 7, 1e-12)
    t.near(gradients[0], [1, -0.5], 1e-12)
    t.near(gradients[2], [-1], 1e-12)
  },
  'refuses a length that is not finite, and a limit that is not above 0': async (impl, t) => {
    t.near((await impl.clipGradNorm([[2]], 1)).gradients[0], [1], 1e-12)
    t.equal(await impl.errorOf(NaN, 1), 'GradientError')
    t.equal(await impl.errorOf(Infinity, 1), 'GradientError')
    for (const limit of [0, -1, NaN]) {
      t.equal(await impl.errorOf(1, limit), 'ArgumentError')
      t.equal(await impl.errorOf(1, limit, 'clipGradValue'), 'ArgumentError')
    }
    t.equal((await impl.clipGradValue([null], 1)).largest, 0)
  },
}
