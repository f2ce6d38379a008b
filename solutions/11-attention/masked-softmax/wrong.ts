import { wrong } from '#exercises'

export default wrong({
  'behind-the-softmax': {
    why: 'Sets the weights to 0 when all have had their share: the rest no longer adds up to 1.',
    replace: [['where(mask, scores, low).softmax()', 'scores.softmax()']],
  },
  'made-1-again': {
    why: 'Sets weights to 0, and divides by what is left: 0 by 0 where the masked one had taken all.',
    replace: [
      ['where(mask, scores, low).softmax()', 'scores.softmax()'],
      ['where(mask, weights, 0)', 'where(mask, weights, 0).div(where(mask, weights, 0).sum(-1, { keepDims: true }))'],
    ],
  },
  'minus-infinity': {
    why: 'Takes −∞, which is the usual number: a row in which nothing is left becomes NaN, and so does its gradient.',
    replace: [
      ['const low = -1e30', 'const low = -Infinity'],
      ['where(mask, weights, 0)', 'weights'],
    ],
  },
  'minus-a-billion': {
    why: 'Takes −1e9, as many programs do: scores may be lower.',
    replace: [['const low = -1e30', 'const low = -1e9']],
  },
  'score-of-zero': {
    why: 'Gives what is masked the score 0, and e⁰ is 1.',
    replace: [['const low = -1e30', 'const low = 0']],
  },
  'low-added': {
    why: 'Adds the low number to the scores: NaN stays NaN, and ∞ stays ∞.',
    replace: [
      ['where(mask, scores, low).softmax()', 'scores.add(mask.equal(0).cast(scores.dtype).mul(low)).softmax()'],
    ],
  },
  'empty-row-shared': {
    why: 'Stops behind the softmax: where nothing is left, each gets the same.',
    replace: [['where(mask, weights, 0)', 'weights']],
  },
  'other-way-round': {
    why: 'Takes the mask for what is to be hidden.',
    replace: [
      ['where(mask, scores, low)', 'where(mask, low, scores)'],
      ['where(mask, weights, 0)', 'where(mask, 0, weights)'],
    ],
  },
  'ones-only': {
    why: 'Asks for a 1, and any number that is not 0 counts.',
    replace: [
      ['where(mask, scores, low)', 'where(mask.equal(1), scores, low)'],
      ['where(mask, weights, 0)', 'where(mask.equal(1), weights, 0)'],
    ],
  },
  'along-the-queries': {
    why: 'Takes the softmax along the other axis.',
    replace: [['low).softmax()', 'low).softmax(scores.rank > 1 ? -2 : -1)']],
  },
})
