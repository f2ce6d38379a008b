import { wrong } from '#exercises'

export default wrong({
  'forgets-the-old-bias': {
    why: 'Has networks in mind that leave the bias out in front of a norm.',
    replace: [['bias ?? zerosLike(norm.bias)', 'zerosLike(norm.bias)']],
  },
  'bias-not-scaled': {
    why: 'Adds the old bias at the end, where the norm has not scaled it.',
    replace: [['scale.mul(before.sub(norm.running_mean))', 'before.sub(scale.mul(norm.running_mean))']],
  },
  'mean-not-scaled': {
    why: 'Takes the mean away unscaled.',
    replace: [['scale.mul(before.sub(norm.running_mean))', 'scale.mul(before).sub(norm.running_mean)']],
  },
  'no-epsilon': {
    why: 'Leaves ε out: nearly right, until a variance is small.',
    replace: [['.add(norm.epsilon).sqrt()', '.sqrt()']],
  },
  'variance-for-deviation': {
    why: 'Divides by the variance.',
    replace: [['.add(norm.epsilon).sqrt()', '.add(norm.epsilon)']],
  },
  'along-the-last-axis': {
    why: 'Lets the factors meet the weight as they are: along its last axis where that fits.',
    replace: [['weight.mul(alongFirst)', 'weight.mul(weight.shape.at(-1) === scale.size ? scale : alongFirst)']],
  },
  'ignores-the-weight': {
    why: 'Divides by the deviation and forgets what the norm has learned.',
    replace: [['norm.weight.div(norm.running_var', 'zerosLike(norm.weight).add(1).div(norm.running_var']],
  },
  'still-in-the-graph': {
    why: 'Leaves new weight and bias in the graph of the old ones.',
    replace: [
      ['return noGrad(() => {', 'return (() => {'],
      ['weight.mul(alongFirst).detach()', 'weight.mul(alongFirst)'],
      ['  })\n}', '  })()\n}'],
    ],
  },
})
