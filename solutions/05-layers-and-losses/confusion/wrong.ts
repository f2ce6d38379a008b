import { wrong } from '#exercises'

export default wrong({
  'last-of-equals': {
    why: 'Sees no difference between > and >= when the largest is looked for: of equal logits the last one wins.',
    replace: [['i] > row[', 'i] >= row[']],
  },
  'not-divided': {
    why: 'Takes accuracy for the number of right answers.',
    replace: [['.length / labels', '']],
  },
  'one-shared-row': {
    why: 'Fills the matrix as one fills a row, with fill([…]): every row is one and the same list.',
    replace: [['Array.from({ length: classes }, () =>', 'new Array<number[]>(classes).fill(']],
  },
  precision: {
    why: 'Mixes up the two questions: of the answers, the share that was right is precision, not recall.',
    replace: [['row.reduce((sum, count) => sum + count', 'confusion.reduce((sum, other) => sum + other[i]']],
  },
  'starts-at-zero': {
    why: 'Begins the search at 0, as a sum begins: a row of negative logits always answers class 0.',
    replace: [
      [
        'for (let i = 1; i < row.length; i++) if (row[i] > row[best]) best = i',
        `let largest = 0
  row.forEach((value, i) => {
    if (value > largest) {
      largest = value
      best = i
    }
  })`,
      ],
    ],
  },
  transposed: {
    why: 'Thinks of the answer first and of the truth second: rows and columns are swapped.',
    replace: [['labels[i]][argmax(row)', 'argmax(row)][labels[i]']],
  },
})
