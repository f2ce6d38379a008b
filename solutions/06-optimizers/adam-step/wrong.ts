import { wrong } from '#exercises'

export default wrong({
  'correction-remembered': {
    why: 'Corrects m and v themselves, so that the correction is remembered.',
    replace: [['= m.div(1', '= m.mul_(1 / (1'], ['beta1 ** t)', 'beta1 ** t))'], ['div(1 - this.beta2 ** t', 'mul_(1 / (1 - this.beta2 ** t)']],
  },
  'difference-in-m': {
    why: 'gₜ − mₜ₋₁ inside the first moment, as it is often copied.',
    replace: [['mul_(this.beta1).add_(g.mul(1 - this.beta1', 'copy_(m.mul(this.beta1).add(g.sub(m).mul(1 - this.beta1)']],
  },
  'epsilon-inside': {
    why: 'ε is inside of the root.',
    replace: [['sqrt().add(this.epsilon', 'add(this.epsilon).sqrt(']],
  },
  'no-correction': {
    why: 'No bias correction.',
    replace: [['m.div(1 - this.beta1 ** t)', 'm'], ['v.div(1 - this.beta2 ** t)', 'v']],
  },
  'no-root': {
    why: 'Divides by v̂, not by its root.',
    replace: [['.sqrt().add', '.add']],
  },
  'one-beta': {
    why: 'The second moment is corrected with beta1.',
    replace: [['.beta2 **', '.beta1 **']],
  },
})
