import { wrong } from '#exercises'

export default wrong({
  'forgets-v': {
    why: 'Needs one number to walk back from, and takes the plain sum of the gradient: v has no part in it.',
    replace: [
      ['product] = grad(g.mul(v)', 'rows] = grad(g'],
      ['return product', 'return rows'],
    ],
  },
  'gradient-times-v': {
    why: 'Takes the gradient for what v is multiplied with, as in a directional derivative: a first derivative.',
    replace: [
      [
        `, { createGraph: true })
  const [product] = grad(g.mul(v).sum(), [x])
  return product`,
        `)
  return g.mul(v)`,
      ],
    ],
  },
  'not-recorded': {
    why: 'Calls grad as always, and then has nothing to walk back through.',
    replace: [[', { createGraph: true }', '']],
  },
  squared: {
    why: 'Needs one number, and takes the squared length of the gradient, as a gradient penalty does: 2·H·g.',
    replace: [
      ['g.mul(v).', 'g.square().'],
      ['return product', 'return product.mul(v)'],
    ],
  },
  'v-afterwards': {
    why: 'Reads H·v from left to right, and multiplies by v at the end: right for a diagonal Hessian only.',
    replace: [
      ['product] = grad(g.mul(v)', 'rows] = grad(g'],
      ['return product', 'return rows.mul(v)'],
    ],
  },
  'whole-hessian': {
    why: 'Builds the Hessian row by row and multiplies, as H·v is written: right, with a walk for each number of x.',
    replace: [
      ['import { grad }', 'import { grad, stack }'],
      [
        `const [product] = grad(g.mul(v).sum(), [x])
  return product`,
        `const flat = g.reshape([-1])
  const rows = Array.from({ length: x.size }, (_, i) => grad(flat.select(0, i), [x], { createGraph: true })[0])
  return stack(rows.map((row) => row.mul(v).sum())).reshape(x.shape)`,
      ],
    ],
  },
})
