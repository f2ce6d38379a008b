import { wrong } from '#exercises'

export default wrong({
  overwrites: {
    why: 'Writes with = for +=: a cell that several places saw keeps the last of them.',
    replace: [['+= slope * weight', '= slope * weight']],
  },
  'no-stride': {
    why: 'Derives it for steps of one cell, and leaves it at that.',
    replace: [
      ['x[i * stride + u]', 'x[i + u]'],
      ['gradient[i * stride + u]', 'gradient[i + u]'],
    ],
  },
  'stride-in-the-weights-only': {
    why: 'Remembers the stride in one of two formulas.',
    replace: [['gradient[i * stride + u]', 'gradient[i + u]']],
  },
  'filter-turned-over': {
    why: 'Has read that the gradient of the input is a convolution with the turned filter, and turns it in a loop that needs no turning.',
    replace: [['slope * weight', 'slope * w[w.length - 1 - u]']],
  },
  'mean-over-places': {
    why: 'Averages over the places, as a loss is averaged over a batch.',
    replace: [['slope * x[i * stride + u], 0)', '(slope * x[i * stride + u]) / g.length, 0)']],
  },
  'weight-times-weight': {
    why: 'Multiplies the gradient by the filter in both cases: a factor gets the other factor.',
    replace: [['slope * x[i * stride + u]', 'slope * x[u]']],
  },
})
