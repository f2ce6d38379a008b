import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example': async (impl, t) => {
    t.gradient(await impl.product('product', [3, 2], [1, 10]), [64, 6], 'g·v')
  },
  'a unit vector picks a column of the Hessian': async (impl, t) => {
    t.gradient(await impl.product('quadratic', [5, -2, 7], [1, 0, 0]), [2, -1, 0], 'g·v')
    t.gradient(await impl.product('quadratic', [5, -2, 7], [0, 0, 1]), [0, 4, 1], 'g·v')
  },
  'any vector, at any point': async (impl, t) => {
    t.gradient(await impl.product('quadratic', [0, 0, 0], [1, 2, -1]), [0, 1, 7], 'g·v')
  },
  'a curved valley': async (impl, t) => {
    // H = [[2 − 400b + 1200a², −400a], [−400a, 200]] at a = −1, b = 2: [[402, 400], [400, 200]].
    t.gradient(await impl.product('valley', [-1, 2], [2, -3]), [-396, 200], 'g·v')
  },
  'a matrix as x': async (impl, t) => {
    // prettier-ignore
    t.gradient(await impl.product('cubes', [[1, 2], [3, -1]], [[1, 1], [2, 0.5]]), [[6, 12], [36, -3]], 'g·v')
  },
  'three thousand numbers, and still two walks: no row of the Hessian is built': async (impl, t) => {
    const { data } = await impl.walks(3000)
    t.gradient(data, Array.from({ length: 3000 }, (_, i) => 6 * (i + 1) ** 2), 'g·v') // prettier-ignore
  },
  'twice the vector, twice the product': async (impl, t) => {
    t.gradient(await impl.product('product', [3, 2], [2, 20]), [128, 12], 'g·v')
  },
  'x.grad is not touched': async (impl, t) => {
    t.ok(
      await impl.leavesGradAlone([1, 2], [1, 1]),
      'x.grad is still undefined: grad() returns gradients, backward() would store them',
    )
  },
}
