import { wrong } from '#exercises'

export default wrong({
  'divided-by-sum': {
    why: 'Divides by the sum, as for row sums, not row averages.',
    replace: [['= mean(rows)', '= mean(rows) * rows.length']],
  },
  'not-divided': {
    why: 'The product is not divided.',
    replace: [['(row * column) / all)', 'row * column)']],
  },
  'not-squared': {
    why: 'The gradients are averaged, not their squares.',
    replace: [[') => g * g', ') => g']],
  },
  product: {
    why: 'As many numbers as the matrix has.',
    replace: [['return n + m', 'return n * m']],
  },
  transposed: {
    why: 'Rows and columns of the estimate are swapped.',
    replace: [['rows.map((row) => columns.map((column', 'columns.map((column) => rows.map((row']],
  },
})
