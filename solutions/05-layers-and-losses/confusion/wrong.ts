import { wrong } from '#exercises'

export default wrong({
  'last-of-equals': {
    why: 'Compares with >=, so of equal logits the last one wins.',
    replace: [['i] > row[', 'i] >= row[']],
  },
  'not-divided': {
    why: 'Counts the right answers and forgets to divide by how many there are.',
    replace: [['.length / labels', '']],
  },
  'one-shared-row': {
    why: 'Fills the matrix with fill([…]): every row is one and the same list.',
    replace: [['Array.from({ length: classes }, () =>', 'new Array<number[]>(classes).fill(']],
  },
  precision: {
    why: 'Divides by the column: the share of the answers that were right is precision, not recall.',
    replace: [['row.reduce((sum, count) => sum + count', 'confusion.reduce((sum, other) => sum + other[i]']],
  },
  'starts-at-zero': {
    why: 'The search for the largest starts from the value 0, so a row of negative logits always answers class 0.',
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
    why: 'Rows and columns are swapped: recall then divides by how often a class was answered.',
    replace: [['labels[i]][argmax(row)', 'argmax(row)][labels[i]']],
  },
})
