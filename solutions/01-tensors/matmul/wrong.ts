import { wrong } from '#exercises'

export default wrong({
  'adds-to-old-numbers': {
    why: 'Counts on new memory being 0, where += is as good as =.',
    replace: [['+ j] = sum', '+ j] += sum']],
  },
  'first-matrix-only': {
    why: 'Thinks of the product of two matrices, so the batch is no more than a number of repetitions.',
    replace: [
      ['const [batchA,', 'const [,'],
      ['const [batchB,', 'const [,'],
      ['matrix * batchA +', ''],
      ['+ matrix * batchB', ''],
    ],
  },
  'in-order-only': {
    why: 'Knows the strides of a matrix in order by heart, and does not think of a transposed one.',
    replace: [
      ['a.layout.strides', '[m * K, K, 1]'],
      ['b.layout.strides', '[K * n, n, 1]'],
    ],
  },
  'last-product': {
    why: 'Writes down one product and puts the loop around it: the = of a single product stays.',
    replace: [['sum += A[', 'sum = A[']],
  },
  'no-offset': {
    why: 'Has whole tensors in mind, which begin at place 0; a slice begins later.',
    replace: [
      ['a.layout.offset +', ''],
      ['b.layout.offset +', ''],
    ],
  },
  'strides-swapped': {
    why: 'Copies the order of A, its own axis and then the step of the sum; in B the step comes first.',
    replace: [['stepB, columnB', 'columnB, stepB']],
  },
  'batch-in-order': {
    why: 'Knows that matrices of a batch lie one behind the other, m·k numbers apart, and does not ask for the stride.',
    replace: [['matrix * batchA', 'matrix * m * K']],
  },
  'offset-once': {
    why: 'Starts at the offset, and finds every further matrix from its batch stride alone.',
    replace: [
      ['a.layout.offset + matrix * batchA', '(matrix === 0 ? a.layout.offset : matrix * batchA)'],
      ['b.layout.offset + matrix * batchB', '(matrix === 0 ? b.layout.offset : matrix * batchB)'],
    ],
  },
})
