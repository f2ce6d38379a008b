import { wrong } from '#exercises'

export default wrong({
  'forgets-v': {
    why: 'Differentiates the sum of the gradient, without v: the sums of the rows of the Hessian.',
    replace: [
      ['product] = grad(g.mul(v)', 'rows] = grad(g'],
      ['return product', 'return rows'],
    ],
  },
  'gradient-times-v': {
    why: 'Multiplies the gradient with v: a first derivative.',
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
    why: 'Does not record the first walk, so that there is nothing to walk back through.',
    replace: [[', { createGraph: true }', '']],
  },
  squared: {
    why: 'Differentiates the squared length of the gradient, 2·H·g, and not g·v.',
    replace: [
      ['g.mul(v).', 'g.square().'],
      ['return product', 'return product.mul(v)'],
    ],
  },
  'v-afterwards': {
    why: 'Multiplies by v after the second walk: right for a diagonal Hessian only.',
    replace: [
      ['product] = grad(g.mul(v)', 'rows] = grad(g'],
      ['return product', 'return rows.mul(v)'],
    ],
  },
})
