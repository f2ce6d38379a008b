import { wrong } from '#exercises'

export default wrong({
  'always-on': {
    why: 'Has training in mind, where it is always to drop, and never asks whether this is training.',
    replace: [['!this.training ||', '']],
  },
  'keeps-p': {
    why: 'Takes p for the share that stays, as the first papers named it.',
    replace: [
      ['greaterEqual', 'less'],
      ['(1 - this', '(this'],
    ],
  },
  'not-divided': {
    why: 'Thinks that setting units to 0 is all there is to it: the mean shrinks.',
    replace: [['.div(1 - this.p)', '']],
  },
  'one-mask': {
    why: 'Draws the mask in the constructor, where the generator arrives: it is the same for ever.',
    replace: [
      [
        'readonly random: Random',
        `readonly random: Random
  private mask: Tensor | undefined`,
      ],
      ['kept = rand', 'kept = (this.mask ??= rand'],
      ['greaterEqual(this.p)', 'greaterEqual(this.p))'],
    ],
  },
  'scaled-in-use': {
    why: 'Has read both versions, and scales in use as well as in training; one of the two is enough.',
    replace: [['|| this.p === 0) return x', ') return x.mul(1 - this.p)']],
  },
  'whole-rows': {
    why: 'Draws one number for each row and lets it broadcast: samples are dropped, not units.',
    replace: [['(x.shape,', '([...x.shape.slice(0, -1), 1],']],
  },
})
