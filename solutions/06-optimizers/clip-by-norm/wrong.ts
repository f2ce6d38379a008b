import { wrong } from '#exercises'

export default wrong({
  'adds-lengths': {
    why: 'Adds the lengths of the gradients, as if lengths of parts added up; their squares do.',
    replace: [
      ['+= gradient', '+= Math.sqrt(gradient'],
      [
        'const norm = Math.sqrt(squares)',
        `)
    const norm = squares`,
      ],
    ],
  },
  'always-scales': {
    why: 'Scales whatever the length is, so that short gradients are made longer.',
    replace: [['> maxNorm', '> 0']],
  },
  'each-for-itself': {
    why: 'Takes the parameters one by one, each by its own length: the direction of the step changes.',
    replace: [
      [
        'if (norm > maxNorm) for (const gradient of gradients) gradient.mul_(maxNorm / norm)',
        `for (const gradient of gradients) {
      const own = Math.sqrt(gradient.cast('float64').square().sum().item())
      if (own > maxNorm) gradient.mul_(maxNorm / own)
    }`,
      ],
    ],
  },
  'length-after': {
    why: 'Returns the length at the end of the function, when the gradients have been clipped.',
    replace: [['return norm', 'return Math.min(norm, maxNorm)']],
  },
  'no-root': {
    why: 'Adds up the squares and forgets the root: compares a squared length with maxNorm.',
    replace: [['Math.sqrt(squares)', 'squares']],
  },
  'square-in-float32': {
    why: 'Squares in the dtype of the gradient: in float32 the squares of large numbers overflow.',
    replace: [[".cast('float64')", '']],
  },
})
