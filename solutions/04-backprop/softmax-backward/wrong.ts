import { wrong } from '#exercises'

export default wrong({
  'diagonal-only': {
    why: 'Uses the diagonal of the Jacobian only, as if softmax worked element by element.',
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
    why: 'Forgets the factor y[j] outside.',
    replace: [['value, j) => value * (g[r][j] - average))', '_, j) => g[r][j] - average)']],
  },
  'over-all-rows': {
    why: 'Takes one average over all rows.',
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
    why: 'Subtracts the plain mean of g instead of the mean weighted by y.',
    replace: [
      [
        'average = row.reduce((sum, value, i) => sum + value * g[r][i], 0)',
        'mean = g[r].reduce((sum, value) => sum + value, 0) / row.length',
      ],
      ['- average', '- mean'],
    ],
  },
  sign: {
    why: 'Subtracts the other way round: the sign is flipped.',
    replace: [['g[r][j] - average', 'average - g[r][j]']],
  },
})
