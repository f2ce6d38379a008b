import { wrong } from '#exercises'

export default wrong({
  'every-winner-full': {
    why: 'Asks each element whether it is the largest, and does not think that several may say yes.',
    replace: [
      [
        `{
    const largest = Math.max(...row)
    const winners = row.filter((value) => value === largest).length
    // The shares add up to the gradient: moving all winners together moves the largest by as much.
    return row.map((value) => (value === largest ? gradient[i] / winners : 0))
  }`,
        'row.map((value) => (value === Math.max(...row) ? gradient[i] : 0))',
      ],
    ],
  },
  'first-winner': {
    why: 'Looks for the winner with indexOf, which stops at the first one.',
    replace: [
      ['largest =', 'winner = row.indexOf('],
      ['const winners = row.filter((value) => value === largest).length', ')'],
      ['value) => (value === largest ? gradient[i] / winners', '_, j) => (j === winner ? gradient[i]'],
    ],
  },
  'spread-evenly': {
    why: 'Has the mean in mind, in which every element has its share.',
    replace: [
      [
        `{
    const largest = Math.max(...row)
    const winners = row.filter((value) => value === largest).length
    // The shares add up to the gradient: moving all winners together moves the largest by as much.
    return row.map((value) => (value === largest ? gradient[i] / winners : 0))
  })
}`,
        `row.map(() => gradient[i] / row.length))
}`,
      ],
    ],
  },
  'starts-at-zero': {
    why: 'Begins the search at 0, as a sum begins: a row of negative numbers has no winner.',
    replace: [
      [
        `Math.max(...row)
    const winners =`,
        `row.reduce((best, value) => Math.max(best, value), 0)
    const winners = Math.max(1,`,
      ],
      ['largest).length', 'largest).length)'],
    ],
  },
  'whole-matrix': {
    why: 'Looks through all numbers at once, as for one largest number, and not row by row.',
    replace: [
      ['return x.map((row, i) => {', 'const all = x.flat()'],
      [
        `row)
    const winners = row`,
        `all)
  const winners = all`,
      ],
      ['return row', 'return x.map((row, i) => row'],
      ['})', ')'],
    ],
  },
  'starts-far-below': {
    why: 'Begins the search at −999, which is below every number that comes to mind.',
    replace: [['Math.max(...row)', 'row.reduce((best, value) => Math.max(best, value), -999)']],
  },
})
