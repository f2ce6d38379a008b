import { wrong } from '#exercises'

export default wrong({
  'adds-to-old-numbers': {
    why: 'Adds to what is in the memory of the result, which may be old numbers.',
    replace: [['+ j] = sum', '+ j] += sum']],
  },
  'first-matrix-only': {
    why: 'Multiplies the first matrices of the batch again and again.',
    replace: [
      ['const [batchA,', 'const [,'],
      ['const [batchB,', 'const [,'],
      ['matrix * batchA +', ''],
      ['+ matrix * batchB', ''],
    ],
  },
  'in-order-only': {
    why: 'Reads both matrices as if they lay in order: transposed ones come out wrong.',
    replace: [
      ['a.layout.strides', '[m * K, K, 1]'],
      ['b.layout.strides', '[K * n, n, 1]'],
    ],
  },
  'last-product': {
    why: 'Keeps only the last product of each sum.',
    replace: [['sum += A[', 'sum = A[']],
  },
  'no-offset': {
    why: 'Forgets the offsets: slices are read from the beginning.',
    replace: [
      ['a.layout.offset +', ''],
      ['b.layout.offset +', ''],
    ],
  },
  'strides-swapped': {
    why: 'Takes the strides of B in the wrong order: multiplies by the transposed.',
    replace: [['stepB, columnB', 'columnB, stepB']],
  },
})
