import { wrong } from '#exercises'

export default wrong({
  'divided-by-n-minus-1': {
    why: 'Takes the variance that estimates that of all data, which is the default of var.',
    replace: [[', correction: 0 }', ' }']],
  },
  'epsilon-outside': {
    why: 'Adds ε to the deviation, and not to the variance.',
    replace: [['variance.add(epsilon).sqrt()', 'variance.sqrt().add(epsilon)']],
  },
  'constants-for-the-gradient': {
    why: 'Takes mean and variance for constants: the gradient of x misses two of its three terms.',
    replace: [['x.sub(mean).div(deviation)', 'x.sub(mean.detach()).div(deviation.detach())']],
  },
  'over-the-batch-only': {
    why: 'Says batch norm, and averages over the batch: each place of a picture gets a mean of its own.',
    replace: [['const axes = allButChannels(x)', 'const axes = [0]']],
  },
  'over-everything': {
    why: 'Averages over all axes: the channels share one mean and one variance.',
    replace: [
      ['const axes = allButChannels(x)', 'const axes = x.shape.map((_, axis) => axis)'],
      ['mean: mean.detach().flatten()', 'mean: mean.add(perChannel(bias, x).mul(0)).detach().flatten()'],
      [
        'variance: variance.detach().flatten()',
        'variance: variance.add(perChannel(bias, x).mul(0)).detach().flatten()',
      ],
    ],
  },
  'weight-along-the-last-axis': {
    why: 'Multiplies by the weight as it is: right for (batch, channels), and for pictures it meets the columns.',
    replace: [
      ['n.mul(perChannel(weight, x))', 'n.mul(x.shape.at(-1) === weight.size ? weight : perChannel(weight, x))'],
    ],
  },
  'variance-for-deviation': {
    why: 'Divides by the variance, without the root.',
    replace: [['variance.add(epsilon).sqrt()', 'variance.add(epsilon)']],
  },
  'one-pass': {
    why: 'Computes the variance as the mean of the squares minus the square of the mean: in float32 nothing is left of it.',
    replace: [
      [
        'x.var(axes, { keepDims: true, correction: 0 })',
        'x.square().mean(axes, { keepDims: true }).sub(mean.square())',
      ],
    ],
  },
  'keeps-the-graph': {
    why: 'Hands out the mean as it is, with the graph of the batch behind it.',
    replace: [['mean: mean.detach().flatten()', 'mean: mean.flatten()']],
  },
})
