import { wrong } from '#exercises'

export default wrong({
  'sum-for-mean': {
    why: 'Adds up and does not divide: logits grow with the picture.',
    replace: [['x.mean([2, 3])', 'x.sum([2, 3])']],
  },
  'keeps-the-axes': {
    why: 'Leaves two axes of size 1, and the linear layer sees the wrong one.',
    replace: [['x.mean([2, 3])', 'x.mean([2, 3], { keepDims: true })']],
  },
  'over-the-channels': {
    why: 'Has channels last in mind, and averages over rows and channels.',
    replace: [['x.mean([2, 3])', 'x.mean([1, 2])']],
  },
  'over-the-batch': {
    why: 'Averages over the batch as well, and gives every picture the same.',
    replace: [['x.mean([2, 3])', 'x.mean([0, 2, 3], { keepDims: true }).flatten(1).add(x.mean([2, 3]).mul(0))']],
  },
  'bias-forgotten': {
    why: 'Leaves the bias out: it is no evidence of any place.',
    replace: [[', { bias })', ')']],
  },
  'bias-divided': {
    why: 'Spreads the bias over the places, as if they were added up and not averaged.',
    replace: [['{ bias }', '{ bias: bias.div(features.shape[2] * features.shape[3]) }']],
  },
  'maps-divided': {
    why: 'Divides by the number of places, so that the maps add up to the logit.',
    replace: [['1, 1]), { bias })', '1, 1]), { bias }).div(features.shape[2] * features.shape[3])']],
  },
  'weight-turned': {
    why: 'Takes the weight for (channels, classes), which fits where both are the same.',
    replace: [
      [
        'weight.reshape([...weight.shape, 1, 1])',
        '(weight.shape[0] === weight.shape[1] ? weight.transpose() : weight).reshape([...weight.shape, 1, 1])',
      ],
    ],
  },
})
