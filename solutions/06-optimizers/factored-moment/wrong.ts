import { wrong } from '#exercises'

export default wrong({
  'divided-by-sum': {
    why: 'Has the row sums of the paper in mind: averages are divided by their average, sums by their sum.',
    replace: [['= mean(rows)', '= mean(rows) * rows.length']],
  },
  'not-divided': {
    why: 'Multiplies rows by columns and stops: the product counts the size of the matrix twice.',
    replace: [['(row * column) / all)', 'row * column)']],
  },
  'not-squared': {
    why: 'Averages the gradients as momentum does; the second moment averages their squares.',
    replace: [[') => g * g', ') => g']],
  },
  product: {
    why: 'Keeps the whole matrix, which is right and saves nothing: as many numbers as the matrix has.',
    replace: [['return n + m', 'return n * m']],
  },
  transposed: {
    why: 'Mixes up which average goes along which axis: rows and columns of the estimate are swapped.',
    replace: [['rows.map((row) => columns.map((column', 'columns.map((column) => rows.map((row']],
  },
})
