import { wrong } from '#exercises'

export default wrong({
  'exponentials-as-they-are': {
    why: 'Takes the exponentials as they stand: e^1000 is infinite, and ∞ / ∞ is not a number.',
    replace: [['scores.reduce((a, b) => Math.max(a, b), -Infinity)', '0']],
  },
  'largest-at-least-0': {
    why: 'Begins the search for the largest with 0: of scores far below all exponentials are 0.',
    replace: [['Math.max(a, b), -Infinity', 'Math.max(a, b), 0']],
  },
  'shares-of-the-scores': {
    why: 'Divides the scores by their sum, without exponentials.',
    replace: [['Math.exp(score - largest)', 'score']],
  },
  'mean-of-the-keys': {
    why: 'Takes the mean of the keys: in this chapter they are often the same.',
    replace: [
      ['values[0].map(() => 0)', 'keys[0].map(() => 0)'],
      ['of values.entries()', 'of keys.entries()'],
    ],
  },
  'weights-left-out': {
    why: 'Adds the values up as they are.',
    replace: [['weights[i] * one', 'one / values.length + 0 * weights[i]']],
  },
  'the-best-only': {
    why: 'Takes the value of the key that answers best: that is a search, and has no gradient.',
    replace: [['weights[i] * one', '(scores[i] === largest ? one : 0)']],
  },
  'scores-shifted': {
    why: 'Takes the largest from the scores themselves, and gives these back.',
    replace: [['return { scores, weights', 'return { scores: scores.map((score) => score - largest), weights']],
  },
})
