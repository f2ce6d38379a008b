import { wrong } from '#exercises'

export default wrong({
  'still-behind-the-softmax': {
    why: 'Repairs the count, and leaves the mask where it is.',
    replace: [['scores.maskedFill(hidden, -1e30).softmax()', 'scores.softmax()']],
  },
  'still-one-too-many': {
    why: 'Moves the mask, and leaves the count.',
    replace: [['places.less(', 'places.lessEqual(']],
  },
  'one-too-few': {
    why: 'Takes one letter too many away.',
    replace: [
      [
        'places.less(tensor(Int32Array.from(lengths)',
        'places.less(tensor(Int32Array.from(lengths, (length) => length - 1)',
      ],
    ],
  },
  'made-1-again': {
    why: 'Leaves the mask behind the softmax, and divides by what is left: 0 by 0 for a word without letters.',
    replace: [
      [
        'scores.maskedFill(hidden, -1e30).softmax().maskedFill(hidden, 0)',
        'scores.softmax().maskedFill(hidden, 0).div(scores.softmax().maskedFill(hidden, 0).sum(-1, { keepDims: true }))',
      ],
    ],
  },
  'minus-infinity': {
    why: 'Takes −∞, and stops behind the softmax: a word without letters says NaN.',
    replace: [['-1e30).softmax().maskedFill(hidden, 0)', '-Infinity).softmax()']],
  },
  'score-of-zero': {
    why: 'Fills the scores with 0, whose exponential is 1.',
    replace: [
      ['-1e30', '0'],
      ['.maskedFill(hidden, 0)\n', '\n'],
    ],
  },
  'empty-word-looks': {
    why: 'Fills in front of the softmax only: a word without letters looks at padding.',
    replace: [['.softmax().maskedFill(hidden, 0)', '.softmax()']],
  },
  'masks-the-steps': {
    why: 'Hides steps instead of letters, where there are as many.',
    replace: [
      [
        'counting(lengths, keys.shape[1]).equal(0)',
        '(said.shape[1] === keys.shape[1] ? counting(lengths, keys.shape[1]).transpose() : counting(lengths, keys.shape[1])).equal(0)',
      ],
    ],
  },
  'keys-set-to-zero': {
    why: 'Sets the keys of the padding to 0, so that they add nothing: their score is then 0, and e⁰ is 1.',
    replace: [
      [
        'queries.matmul(keys.transpose())',
        'queries.matmul(keys.maskedFill(counting(lengths, keys.shape[1]).equal(0).transpose(), 0).transpose())',
      ],
      ['scores.maskedFill(hidden, -1e30).softmax()', 'scores.softmax()'],
    ],
  },
})
