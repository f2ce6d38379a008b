import { wrong } from '#exercises'

export default wrong({
  'forgot-the-two': {
    why: 'Leaves out the 2, as many write-ups do that put ½ in front of the loss.',
    replace: [
      [') => 2 * e *', ') => e *'],
      [') => 2 * e)', ') => e)'],
    ],
  },
  'mean-of-products': {
    why: 'Thinks that the mean of products is the product of the means.',
    replace: [['mean(error.map((e, i) => 2 * e * x[i])', '2 * mean(error) * mean(x']],
  },
  'same-for-both': {
    why: 'Differentiates the square and stops there; inside, w has the factor x.',
    replace: [[', i) => 2 * e * x[i]', ') => 2 * e']],
  },
  'sign-flipped': {
    why: 'Takes the error as one says it, target minus prediction, and forgets the minus that it brings.',
    replace: [['w * xi + b - y[i]', 'y[i] - w * xi - b']],
  },
  'sum-for-mean': {
    why: 'Differentiates the square of each point, adds up, and forgets that the loss was a mean.',
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
  measured: {
    why: 'Measures the slope with a small ε, as the section before did, where a formula was asked for.',
    replace: [
      [
        'mean(error.map((e, i) => 2 * e * x[i]))',
        '(mse(x, y, { ...line, w: line.w + 1e-5 }) - mse(x, y, { ...line, w: line.w - 1e-5 })) / 2e-5',
      ],
      [
        'mean(error.map((e) => 2 * e))',
        '(mse(x, y, { ...line, b: line.b + 1e-5 }) - mse(x, y, { ...line, b: line.b - 1e-5 })) / 2e-5',
      ],
    ],
  },
})
