import { wrong } from '#exercises'

export default wrong({
  'sample-variance': {
    why: 'Leaves the variance as it is by default, divided by n − 1.',
    replace: [
      [
        'const variance = x.var(axes, { keepDims: true, correction: 0 })',
        'const variance = x.var(axes, { keepDims: true })',
      ],
    ],
  },
  'epsilon-outside': {
    why: 'Adds ε behind the root.',
    replace: [['variance.add(epsilon).sqrt()', 'variance.sqrt().add(epsilon)']],
  },
  'over-the-batch': {
    why: 'Normalizes along the first axis, as batch norm does.',
    replace: [['const axes = lastAxes(weight.rank)', 'const axes = [0]']],
  },
  'one-axis-only': {
    why: 'Takes the last axis, whatever the weight has.',
    replace: [['const axes = lastAxes(weight.rank)', 'const axes = [-1]']],
  },
  'all-words-together': {
    why: 'One mean square for the whole batch.',
    replace: [['x.square().mean(lastAxes(weight.rank), { keepDims: true })', 'x.square().mean()']],
  },
  'bias-in-front': {
    why: 'Adds the bias before the weight multiplies.',
    replace: [
      [
        '.sqrt()).mul(weight)\n  return bias ? y.add(bias) : y',
        '.sqrt())\n  return bias ? y.add(bias).mul(weight) : y.mul(weight)',
      ],
    ],
  },
})
