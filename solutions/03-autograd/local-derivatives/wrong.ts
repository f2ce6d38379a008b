import { wrong } from '#exercises'

export default wrong({
  'outer-only': {
    why: 'softplus: knows that the derivative of ln u is 1/u, and thinks that it is done; the factor eˣ of the inside is missing.',
    replace: [['sigmoid(x)]', '1 / (1 + Math.exp(x))]']],
  },
  overflow: {
    why: 'softplus: writes log(1 + eˣ) as the formula stands, and tries small numbers.',
    replace: [['Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))', 'Math.log(1 + Math.exp(x))']],
  },
  'large-alone': {
    why: 'softplus: mends the overflow at 800 by dividing both sides by eˣ, and meets it again at −800.',
    replace: [['Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))', 'x + Math.log1p(Math.exp(-x))']],
  },
  'product-of-derivatives': {
    why: 'silu: thinks that products behave as sums do, and multiplies the two derivatives.',
    replace: [['s + x * s * (1 - s)', 's * (1 - s)']],
  },
  'product-rule-half': {
    why: 'silu: takes the sigmoid for a constant that x is multiplied with; the path through it is missing.',
    replace: [['s + x * s * (1 - s)', 's']],
  },
  'root-upside-down': {
    why: 'squareRoot: remembers a 2 and a root, and not that both stand below the line.',
    replace: [['0.5 / y', '2 * y']],
  },
})
