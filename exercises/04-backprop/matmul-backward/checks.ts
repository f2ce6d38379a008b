import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: a row times a column': async (impl, t) => {
    const gradients = await impl.gradients([[1, 2]], [[3], [4]], [[10]])
    t.gradient(gradients.a, [[30, 40]], 'A')
    t.gradient(gradients.b, [[10], [20]], 'B')
  },
  'square matrices, where every wrong order has the right shape': async (impl, t) => {
    // prettier-ignore
    const gradients = await impl.gradients([[1, 2], [3, 4]], [[5, 6], [7, 8]], [[1, 0], [2, -1]])
    // prettier-ignore
    t.gradient(gradients.a, [[5, 7], [4, 6]], 'A')
    // prettier-ignore
    t.gradient(gradients.b, [[7, -3], [10, -4]], 'B')
  },
  'three different sizes': async (impl, t) => {
    // prettier-ignore
    const gradients = await impl.gradients([[1, 0, 2], [-1, 3, 1]], [[2, 1, 0, 1], [0, 1, 3, 2], [1, 1, 1, 1]], [[1, 2, 0, 1], [0, 1, 1, 3]])
    // prettier-ignore
    t.gradient(gradients.a, [[5, 4, 4], [4, 10, 5]], 'A')
    // prettier-ignore
    t.gradient(gradients.b, [[1, 1, -1, -2], [0, 3, 3, 9], [2, 5, 1, 5]], 'B')
  },
  'a batch: each matrix for itself': async (impl, t) => {
    const gradients = await impl.gradients([[[2]], [[3]]], [[[5, 1]], [[7, 2]]], [[[1, 1]], [[10, 100]]])
    t.gradient(gradients.a, [[[6]], [[270]]], 'A')
    t.gradient(gradients.b, [[[2, 2]], [[30, 300]]], 'B')
  },
  'a matrix that a whole batch shares collects from all of it': async (impl, t) => {
    const shared = await impl.gradients([[[1, 2]], [[3, 4]], [[5, 6]]], [[1], [10]], [[[1]], [[2]], [[3]]])
    t.gradient(shared.b, [[22], [28]], 'B, which three matrices of the batch share')
    const left = await impl.gradients(
      [[1, 2]],
      [
        [[1], [1]],
        [[3], [5]],
      ],
      [[[10]], [[1]]],
    )
    t.gradient(left.a, [[13, 15]], 'A, which two matrices of the batch share')
  },
  vectors: async (impl, t) => {
    const gradients = await impl.gradients([1, 2, 3], [4, 5, 6], 2)
    t.gradient(gradients.a, [8, 10, 12], 'A')
    t.gradient(gradients.b, [2, 4, 6], 'B')
  },
  'the rules can be differentiated again': async (impl, t) => {
    // (ab)² has the derivative 2ab² for a, and that has 4ab for b.
    t.gradient(await impl.mixedSecondDerivative(3, 5), 60, 'b, of the gradient of a')
  },
}
