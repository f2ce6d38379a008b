import { wrong } from '#exercises'

export default wrong({
  'every-winner-full': {
    why: 'Gives every winner the full gradient: a tie counts several times.',
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
    why: 'Gives a tie to its first winner alone.',
    replace: [
      ['largest =', 'winner = row.indexOf('],
      ['const winners = row.filter((value) => value === largest).length', ')'],
      ['value) => (value === largest ? gradient[i] / winners', '_, j) => (j === winner ? gradient[i]'],
    ],
  },
  'spread-evenly': {
    why: 'Spreads the gradient over the whole row, as a mean would.',
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
    why: 'Searches the largest starting from 0, so that a row of negative numbers has no winner.',
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
    why: 'Looks for the winners in the whole matrix instead of in each row.',
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
})
