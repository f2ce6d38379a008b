import { wrong } from '#exercises'

export default wrong({
  'gap-of-probabilities': {
    why: 'Subtracts the two probabilities, where the question is for the logits behind them.',
    replace: [['Math.log((1 - smoothing + other) / other)', '1 - smoothing']],
  },
  'not-taken-away': {
    why: 'Adds the share, and leaves the right class at 1: a row adds up to more than 1.',
    replace: [
      [
        `)
    .mul(1 - smoothing`,
        '',
      ],
    ],
  },
  'one-other-class': {
    why: 'Thinks of two cases, the right class and the others, and adds one term for each.',
    replace: [['(classes - 1) *', '']],
  },
  'over-the-others': {
    why: 'Spreads the smoothing over the other classes only, which is another convention.',
    replace: [
      ['smoothing)', 'smoothing - smoothing / (classes - 1))'],
      ['/ classes)', '/ (classes - 1))'],
    ],
  },
  'whole-smoothing': {
    why: 'Forgets to share: adds the whole smoothing to every class.',
    replace: [['smoothing / classes)', 'smoothing)']],
  },
  'zero-times-minus-infinity': {
    why: 'Writes the sum as it stands, and tries a smoothing above 0: 0 · ln 0 is NaN.',
    replace: [['(q === 0 ? 0 : -q * Math.log(q)', '-q * Math.log(q']],
  },
})
