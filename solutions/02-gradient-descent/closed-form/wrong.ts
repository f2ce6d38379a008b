import { wrong } from '#exercises'

export default wrong({
  'b-is-mean-y': {
    why: 'Remembers that the best line goes through the means, and takes the height there for b, the height at x = 0.',
    replace: [['- w * xMean', '']],
  },
  'nan-when-equal': {
    why: 'Trusts the formula and never asks when it divides by 0.',
    replace: [
      [
        "if (x.every((value) => value === x[0])) throw new Error('fitLine: all x are equal, so there is no one best line')",
        '',
      ],
    ],
  },
  'roles-swapped': {
    why: 'Remembers a spread below the line, and takes that of y: this fits x as a function of y.',
    replace: [['spread = mean(dx.map(', 'spread = mean(dy.map(']],
  },
  'spread-is-zero': {
    why: 'Asks where the division happens, whether the spread is 0: the mean of equal numbers may be rounded.',
    replace: [['x.every((value) => value === x[0])', 'mean(x.map((value) => (value - mean(x)) ** 2)) === 0']],
  },
  'squares-of-x': {
    why: 'Knows the spread as mean(x²) − (mean x)²: right on paper, only rounding is left when x is far from zero.',
    replace: [
      ['dx.map((d) => d * d))', 'x.map((v) => v * v)) - xMean * xMean'],
      ['mean(dx.map((d, i) => d * dy[i])', '(mean(x.map((v, i) => v * y[i])) - xMean * yMean'],
    ],
  },
  'through-the-origin': {
    why: 'Solves for w alone, as if b were 0, and adds a b afterwards.',
    replace: [['dx.map((d, i) => d * dy[i])) / spread', 'x.map((v, i) => v * y[i])) / mean(x.map((v) => v * v))']],
  },
  'two-denominators': {
    why: 'Takes the covariance from statistics, over n − 1, and the spread from this chapter, over n.',
    replace: [['mean(dx.map((d, i) => d * dy[i])', 'dx.reduce((sum, d, i) => sum + d * dy[i], 0) / (x.length - 1']],
  },
})
