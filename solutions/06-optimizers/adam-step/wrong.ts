import { wrong } from '#exercises'

export default wrong({
  'correction-remembered': {
    why: 'Saves a name and corrects m and v themselves, so that the next step starts from corrected ones.',
    replace: [
      ['= m.div(1', '= m.mul_(1 / (1'],
      ['beta1 ** t)', 'beta1 ** t))'],
      ['div(1 - this.beta2 ** t', 'mul_(1 / (1 - this.beta2 ** t)'],
    ],
  },
  'difference-in-m': {
    why: 'Writes the average as m + (1 − β)(g − m), and keeps the β in front of m, as it is often copied.',
    replace: [
      ['mul_(this.beta1).add_(g.mul(1 - this.beta1', 'copy_(m.mul(this.beta1).add(g.sub(m).mul(1 - this.beta1)'],
    ],
  },
  'epsilon-inside': {
    why: 'Adds ε to v̂ before the root, as some write-ups do; the paper adds it after.',
    replace: [['sqrt().add(this.epsilon', 'add(this.epsilon).sqrt(']],
  },
  'no-correction': {
    why: 'Leaves out the bias correction, because after many steps it is 1.',
    replace: [
      ['m.div(1 - this.beta1 ** t)', 'm'],
      ['v.div(1 - this.beta2 ** t)', 'v'],
    ],
  },
  'no-root': {
    why: 'Divides by v̂ itself: forgets that it holds squares.',
    replace: [['.sqrt().add', '.add']],
  },
  'one-beta': {
    why: 'Copies the line of the first moment: the second one is corrected with beta1, too.',
    replace: [['.beta2 **', '.beta1 **']],
  },
})
