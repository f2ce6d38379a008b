import { wrong } from '#exercises'

export default wrong({
  'adds-to-edge': {
    why: 'Adds to C, so that an element at the edge is counted twice, and old numbers too.',
    replace: [
      ['+ j] = c00', '+ j] += c00'],
      ['right] = c01', 'right] += c01'],
      ['+ j] = c10', '+ j] += c10'],
      ['right] = c11', 'right] += c11'],
    ],
  },
  'corner-swapped': {
    why: 'The two mixed elements of the tile change places.',
    replace: [
      ['right] = c01', 'right] = c10'],
      ['+ j] = c10', '+ j] = c01'],
    ],
  },
  'in-order-only': {
    why: 'Takes the strides of B for those of a matrix in order.',
    replace: [
      ['stepB + j * columnB', 'n + j'],
      ['stepB + right * columnB', 'n + right'],
    ],
  },
  'no-edge': {
    why: 'Reads and writes beyond the last row and column.',
    replace: [
      ['Math.min(i + 1, m - 1)', 'i + 1'],
      ['Math.min(j + 1, n - 1)', 'j + 1'],
    ],
  },
  'one-at-a-time': {
    why: 'Right, but each number that is read serves one product.',
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
    why: 'Leaves out the ragged edge.',
    replace: [
      ['0; i < m;', '0; i + 1 < m;'],
      ['0; j < n;', '0; j + 1 < n;'],
    ],
  },
})
