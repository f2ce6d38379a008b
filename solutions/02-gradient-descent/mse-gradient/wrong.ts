import { wrong } from '#exercises'

export default wrong({
  'forgot-the-two': {
    why: 'The 2 of the square is missing: the gradient is half as long.',
    replace: [
      [') => 2 * e *', ') => e *'],
      [') => 2 * e)', ') => e)'],
    ],
  },
  'mean-of-products': {
    why: 'Multiplies the mean error by the mean x instead of taking the mean of the products.',
    replace: [['mean(error.map((e, i) => 2 * e * x[i])', '2 * mean(error) * mean(x']],
  },
  'same-for-both': {
    why: 'Forgets x in the slope over w: both slopes are the same.',
    replace: [[', i) => 2 * e * x[i]', ') => 2 * e']],
  },
  'sign-flipped': {
    why: 'The error is taken as y − prediction, and the minus that it brings is forgotten in the gradient.',
    replace: [['w * xi + b - y[i]', 'y[i] - w * xi - b']],
  },
  'sum-for-mean': {
    why: 'Adds up the slopes without dividing by the number of points.',
    replace: [
      [
        `mean(error.map((e, i) => 2 * e * x[i])),
    // … and exactly as fast as b does.
    b: mean(error.map((e) => 2 * e)`,
        `error.reduce((sum, e, i) => sum + 2 * e * x[i], 0),
    // … and exactly as fast as b does.
    b: error.reduce((sum, e) => sum + 2 * e, 0`,
      ],
    ],
  },
})
