import { wrong } from '#exercises'

export default wrong({
  'any-fall-pays': {
    why: 'Takes the first rate at which f falls at all: it may hop from slope to slope and hardly get lower.',
    replace: [['- (rate * squared) / 2', '']],
  },
  'full-promise': {
    why: 'Asks for all that the straight line promises: a curve that bends up never gives it.',
    replace: [['(rate * squared) / 2', 'rate * squared']],
  },
  'halves-once-more': {
    why: 'Halves before the first try: the given rate itself is never tried.',
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
    why: 'Asks whether f is too large: NaN is not, so a step out of the domain is taken.',
    replace: [
      [
        'f(move(at, slopes, rate)) <= value - (rate * squared) / 2',
        '!(f(move(at, slopes, rate)) > value - (rate * squared) / 2)',
      ],
    ],
  },
  'rate-never-grows': {
    why: 'Never doubles the rate: after a steep place all later steps stay tiny.',
    replace: [['rate *= 2', '']],
  },
  'slope-not-squared': {
    why: 'Uses the length of the slopes where their squared length is due.',
    replace: [['slope, 0)', 'slope, 0) ** 0.5']],
  },
})
