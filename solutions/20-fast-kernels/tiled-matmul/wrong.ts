import { wrong } from '#exercises'

export default wrong({
  'adds-to-edge': {
    why: 'Adds to C because the formula has a sum: an element at the edge is counted twice, and old numbers too.',
    replace: [
      ['+ j] = c00', '+ j] += c00'],
      ['right] = c01', 'right] += c01'],
      ['+ j] = c10', '+ j] += c10'],
      ['right] = c11', 'right] += c11'],
    ],
  },
  'corner-swapped': {
    why: 'Reads c01 as column 0, row 1: the two mixed elements of the tile change places.',
    replace: [
      ['right] = c01', 'right] = c10'],
      ['+ j] = c10', '+ j] = c01'],
    ],
  },
  'in-order-only': {
    why: 'Knows how B lies in memory, row after row, and does not think of a transposed one.',
    replace: [
      ['stepB + j * columnB', 'n + j'],
      ['stepB + right * columnB', 'n + right'],
    ],
  },
  'no-edge': {
    why: 'Has sizes in mind that the tile divides: at an edge it reads and writes beyond.',
    replace: [
      ['Math.min(i + 1, m - 1)', 'i + 1'],
      ['Math.min(j + 1, n - 1)', 'j + 1'],
    ],
  },
  'one-at-a-time': {
    why: 'Puts a tile around the old loop, in which each product fetches both of its numbers.',
    replace: [
      ['a0 = A[startA + i', 'a = (row: number) => A[startA + row'],
      [
        `a1 = A[startA + below * rowA + k * stepA]
          const b0 = B[startB + k * stepB + j * columnB]
          const b1 = B[startB + k * stepB + right`,
        'b = (column: number) => B[startB + k * stepB + column',
      ],
      [
        `a0 * b0
          c01 += a0 * b1
          c10 += a1 * b0
          c11 += a1 * b1`,
        `a(i) * b(j)
          c01 += a(i) * b(right)
          c10 += a(below) * b(j)
          c11 += a(below) * b(right)`,
      ],
    ],
  },
  'whole-tiles-only': {
    why: 'Goes on while a whole tile fits, and forgets that something is left.',
    replace: [
      ['0; i < m;', '0; i + 1 < m;'],
      ['0; j < n;', '0; j + 1 < n;'],
    ],
  },
  'batch-in-order': {
    why: 'Knows that matrices of a batch lie one behind the other, m·k numbers apart, and does not ask for the stride.',
    replace: [['matrix * batchA', 'matrix * m * K']],
  },
  'offset-once': {
    why: 'Starts at the offset, and finds every further matrix from its batch stride alone.',
    replace: [
      ['a.layout.offset + matrix * batchA', 'matrix === 0 ? a.layout.offset : matrix * batchA'],
      ['b.layout.offset + matrix * batchB', 'matrix === 0 ? b.layout.offset : matrix * batchB'],
    ],
  },
})
