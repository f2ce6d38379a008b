import { wrong } from '#exercises'

export default wrong({
  'counts-from-zero': {
    why: 'The first value is taken for number 0: a division by 0.',
    replace: [[', i + 1))', ', i))']],
  },
  difference: {
    why: 'The difference to the old average is averaged, not the value.',
    replace: [[') * value)', ') * (value - average))']],
  },
  'divides-by-one-minus-beta': {
    why: 'Divides by 1 − beta at every step.',
    replace: [['beta ** t', 'beta']],
  },
  'power-only': {
    why: 'The weight of the beginning is taken for the weight of the values.',
    replace: [['return 1 -', 'return']],
  },
  swapped: {
    why: 'beta and 1 − beta are swapped.',
    replace: [['beta * average + (1 - beta)', '(1 - beta) * average + beta']],
  },
})
