import { wrong } from '#exercises'

export default wrong({
  'b-is-mean-y': {
    why: 'Takes the mean of y for b: that is the height at the mean of x, not at x = 0.',
    replace: [['- w * xMean', '']],
  },
  'nan-when-equal': {
    why: 'Says nothing when all x are equal: 0 / 0 is NaN.',
    replace: [["if (spread === 0) throw new Error('fitLine: all x are equal, so there is no one best line')", '']],
  },
  'roles-swapped': {
    why: 'Divides by the spread of y: fits x as a function of y.',
    replace: [['spread = mean(dx.map(', 'spread = mean(dy.map(']],
  },
  'squares-of-x': {
    why: 'Takes mean(x²) − (mean x)²: right on paper, only rounding is left when x is far from zero.',
    replace: [
      ['dx.map((d) => d * d))', 'x.map((v) => v * v)) - xMean * xMean'],
      ['mean(dx.map((d, i) => d * dy[i])', '(mean(x.map((v, i) => v * y[i])) - xMean * yMean'],
    ],
  },
  'through-the-origin': {
    why: 'The slope of the best line through (0, 0), w = Σxy / Σx², with a b added afterwards.',
    replace: [['dx.map((d, i) => d * dy[i])) / spread', 'x.map((v, i) => v * y[i])) / mean(x.map((v) => v * v))']],
  },
  'two-denominators': {
    why: 'Divides one mean by n − 1 and the other by n: w is too large.',
    replace: [['mean(dx.map((d, i) => d * dy[i])', 'dx.reduce((sum, d, i) => sum + d * dy[i], 0) / (x.length - 1']],
  },
})
