import { wrong } from '#exercises'

export default wrong({
  'diagonal-only': {
    why: 'Looks at the diagonal alone: right only where x is centered.',
    replace: [['Math.hypot((a - d) / 2, c)', 'c === 0 || true ? Math.abs(a - d) / 2 : c']],
  },
  'forgot-the-two': {
    why: 'Leaves out the 2 of the square: the curvatures are half as large.',
    replace: [
      ['= 2 * mean', '= mean'],
      ['[2 * mean', '[mean'],
      ['both, 2],', 'both, 1],'],
    ],
  },
  'one-over-lambda': {
    why: 'Takes 1/λ, where one step jumps to the bottom: stable, but not the largest rate.',
    replace: [['return 2 /', 'return 1 /']],
  },
  'smallest-curvature': {
    why: 'Takes the smallest eigenvalue: the flat direction allows a rate at which the steep one explodes.',
    replace: [['const [largest', 'const [, largest']],
  },
  'variance-for-square': {
    why: 'Takes the variance of x where the mean square is due.',
    replace: [['value * value', '(value - mean(x)) ** 2']],
  },
})
