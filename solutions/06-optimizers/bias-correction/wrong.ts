import { wrong } from '#exercises'

export default wrong({
  'counts-from-zero': {
    why: 'Counts from 0, as lists do: at the first value that divides by 0.',
    replace: [[', i + 1))', ', i))']],
  },
  difference: {
    why: 'Thinks of the average as a step towards the value, and averages the difference to the old average.',
    replace: [[') * value)', ') * (value - average))']],
  },
  'divides-by-one-minus-beta': {
    why: 'Divides by 1 − beta, the weight of one value, at every step: right for the first only.',
    replace: [['beta ** t', 'beta']],
  },
  'power-only': {
    why: 'Divides by betaᵗ, the weight of the beginning, where 1 − betaᵗ is the weight of the values.',
    replace: [['return 1 -', 'return']],
  },
  swapped: {
    why: 'Mixes up which of beta and 1 − beta belongs to the past.',
    replace: [['beta * average + (1 - beta)', '(1 - beta) * average + beta']],
  },
})
