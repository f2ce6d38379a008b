import { wrong } from '#exercises'

export default wrong({
  'adds-lengths': {
    why: 'The lengths are added, not their squares.',
    replace: [['+= gradient', '+= Math.sqrt(gradient'], ['const norm = Math.sqrt(squares)', `)
    const norm = squares`]],
  },
  'always-scales': {
    why: 'Short gradients are made longer.',
    replace: [['> maxNorm', '> 0']],
  },
  'each-for-itself': {
    why: 'Every gradient is clipped by its own length: the direction changes.',
    replace: [['if (norm > maxNorm) for (const gradient of gradients) gradient.mul_(maxNorm / norm)', `for (const gradient of gradients) {
      const own = Math.sqrt(gradient.cast('float64').square().sum().item())
      if (own > maxNorm) gradient.mul_(maxNorm / own)
    }`]],
  },
  'length-after': {
    why: 'Returns the length after clipping.',
    replace: [['return norm', 'return Math.min(norm, maxNorm)']],
  },
  'no-root': {
    why: 'The root is missing.',
    replace: [['Math.sqrt(squares)', 'squares']],
  },
  'square-in-float32': {
    why: 'The squares overflow in float32.',
    replace: [[".cast('float64')", '']],
  },
})
