import { wrong } from '#exercises'

export default wrong({
  'diagonal-only': {
    why: 'Takes softmax for an operation element by element, like sigmoid, with y(1 − y).',
    replace: [
      [
        `{
    const average = row.reduce((sum, value, i) => sum + value * g[r][i], 0)
    return row.map((value, j) => value * (g[r][j] - average))
  })
}`,
        `row.map((value, j) => g[r][j] * value * (1 - value)))
}`,
      ],
    ],
  },
  'no-outer-factor': {
    why: 'Simplifies inside of the brackets, and loses the y[j] in front of them.',
    replace: [['value, j) => value * (g[r][j] - average))', '_, j) => g[r][j] - average)']],
  },
  'over-all-rows': {
    why: 'Takes the batch for one long list of probabilities, with one average.',
    replace: [
      [
        'number[][] {',
        `number[][] {
  const average = y.flatMap((row, r) => row.map((value, i) => value * g[r][i])).reduce((sum, value) => sum + value, 0)`,
      ],
      [
        `{
    const average = row.reduce((sum, value, i) => sum + value * g[r][i], 0)
    return`,
        '',
      ],
      ['})', ')'],
    ],
  },
  'plain-mean': {
    why: 'Remembers that a mean is subtracted, and takes the one that everybody knows; it is weighted by y.',
    replace: [
      [
        'average = row.reduce((sum, value, i) => sum + value * g[r][i], 0)',
        'mean = g[r].reduce((sum, value) => sum + value, 0) / row.length',
      ],
      ['- average', '- mean'],
    ],
  },
  sign: {
    why: 'Remembers a difference to the average, and not which of the two is taken away.',
    replace: [['g[r][j] - average', 'average - g[r][j]']],
  },
})
