import { wrong } from '#exercises'

export default wrong({
  'all-ones': {
    why: 'Begins with ones: at a right angle to all directions whose numbers add up to 0.',
    replace: [['matrix[0].map((_, i) => Math.sin(12.9898 * (i + 1)))', 'matrix[0].map(() => 1)']],
  },
  'first-axis': {
    why: 'Begins with (1, 0, 0).',
    replace: [['Math.sin(12.9898 * (i + 1))', 'Number(i === 0)']],
  },
  'without-the-transposed': {
    why: 'Multiplies by M again and again: that finds the largest eigenvalue, and there may be none.',
    replace: [
      [
        'v = v.map((_, i) => matrix.reduce((sum, row, j) => sum + row[i] * stretched[j], 0))',
        'v = matrix.length === v.length ? stretched : v.map((_, i) => matrix.reduce((sum, row, j) => sum + row[i] * stretched[j], 0))',
      ],
    ],
  },
  'never-shortened': {
    why: 'Lets v grow: after some hundred rounds it is infinite, or 0.',
    replace: [
      ['v = v.map((value) => value / length)', ''],
      ['stretch = norm(stretched)', 'stretch = norm(stretched) / length'],
    ],
  },
  'divided-by-zero': {
    why: 'Asks for less, and 0 is not less than 0: the next round of a matrix of zeros divides 0 by 0.',
    replace: [['<= 1e-13 * stretch', '< 1e-13 * stretch']],
  },
  'ten-rounds': {
    why: 'Thinks that ten rounds are enough.',
    replace: [['round < 100_000', 'round < 10']],
  },
  'sum-of-all': {
    why: 'Takes the length of the matrix, as if all stretches came together.',
    replace: [['  return stretch\n', '  return norm(matrix.flat())\n']],
  },
  squared: {
    why: 'Returns the stretch of MᵀM, the square.',
    replace: [['  return stretch\n', '  return stretch ** 2\n']],
  },
})
