import { wrong } from '#exercises'

export default wrong({
  'always-on': {
    why: 'Drops in use, too.',
    replace: [['!this.training ||', '']],
  },
  'keeps-p': {
    why: 'p is taken for the share that stays.',
    replace: [['greaterEqual', 'less'], ['(1 - this', '(this']],
  },
  'not-divided': {
    why: 'What is left is not divided by 1 − p: the mean shrinks.',
    replace: [['.div(1 - this.p)', '']],
  },
  'one-mask': {
    why: 'The mask is drawn once and used for ever.',
    replace: [['readonly random: Random', `readonly random: Random
  private mask: Tensor | undefined`], ['kept = rand', 'kept = (this.mask ??= rand'], ['greaterEqual(this.p)', 'greaterEqual(this.p))']],
  },
  'scaled-in-use': {
    why: 'Scales in use and in training both: the one would have been enough.',
    replace: [['|| this.p === 0) return x', ') return x.mul(1 - this.p)']],
  },
  'whole-rows': {
    why: 'One number for a whole row: samples are dropped, not units.',
    replace: [['(x.shape,', '([...x.shape.slice(0, -1), 1],']],
  },
})
