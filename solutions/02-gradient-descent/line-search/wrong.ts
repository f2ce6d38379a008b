import { wrong } from '#exercises'

export default wrong({
  'any-fall-pays': {
    why: 'Thinks that any fall is a success: it may hop from slope to slope and hardly get lower.',
    replace: [['- (rate * squared) / 2', '']],
  },
  'full-promise': {
    why: 'Takes the straight line at its word and asks for all of it: a curve that bends up never gives that.',
    replace: [['(rate * squared) / 2', 'rate * squared']],
  },
  'halves-once-more': {
    why: 'Thinks of the search as halving until it pays, and halves before the first try.',
    replace: [
      [
        'tries++) {',
        `tries++) {
    rate /= 2`,
      ],
      ['rate /= 2', ''],
    ],
  },
  'nan-pays': {
    why: 'Asks the question the other way round, whether f is too large: NaN is not.',
    replace: [
      [
        'f(move(at, slopes, rate)) <= value - (rate * squared) / 2',
        '!(f(move(at, slopes, rate)) > value - (rate * squared) / 2)',
      ],
    ],
  },
  'rate-never-grows': {
    why: 'Thinks that a rate which paid once is the one to keep: after a steep place all later steps stay tiny.',
    replace: [['rate *= 2', '']],
  },
  'slope-not-squared': {
    why: 'Takes |slopes| for the length of a list, root and all, and misses the square.',
    replace: [['slope, 0)', 'slope, 0) ** 0.5']],
  },
  'one-try-too-few': {
    why: 'Counts from 1 and keeps the <, which is right when one counts from 0: 29 rates are tried.',
    replace: [['let tries = 0', 'let tries = 1']],
  },
})
