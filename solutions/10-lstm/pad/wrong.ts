import { wrong } from '#exercises'

export default wrong({
  'at-the-front': {
    why: 'Puts the padding in front, so that all texts end together.',
    replace: [['x.set(text, i * time)', 'x.set(text, (i + 1) * time - text.length)']],
  },
  'always-zero': {
    why: 'Fills with 0, whatever was asked for.',
    replace: [['.fill(padding)', '']],
  },
  'lengths-by-the-padding': {
    why: 'Counts what is not padding, and a word may have its number.',
    replace: [
      ['texts.map((text) => text.length)', 'texts.map((text) => text.filter((word) => word !== padding).length)'],
      [
        'lengths.reduce((longest, length) => Math.max(longest, length), 0)',
        'texts.reduce((longest, { length }) => Math.max(longest, length), 0)',
      ],
    ],
  },
  'first-text-is-the-longest': {
    why: 'Takes the length of the first text for all.',
    replace: [
      ['lengths.reduce((longest, length) => Math.max(longest, length), 0)', 'lengths[0] ?? 0'],
      ['x.set(text, i * time)', 'x.set(text.slice(0, time), i * time)'],
    ],
  },
  'longest-of-nothing': {
    why: 'Takes the maximum of no numbers, which is −∞.',
    replace: [['lengths.reduce((longest, length) => Math.max(longest, length), 0)', 'Math.max(...lengths)']],
  },
  'divided-by-all': {
    why: 'Leaves the padding out of the sum, and counts it in the number.',
    replace: [['Math.max(1, words)', 'Math.max(1, perToken.size)']],
  },
  'mean-of-means': {
    why: 'Averages each text, and then the texts: a word in a short one counts more.',
    replace: [
      ['.sum()', '.sum(1).div(tensor(lengths.map((length) => Math.max(1, length)), { dtype: perToken.dtype })).sum()'],
      ['Math.max(1, words)', 'Math.max(1, Math.min(words, lengths.filter((length) => length > 0).length))'],
    ],
  },
  'multiplies-by-the-mask': {
    why: 'Multiplies by 0 and 1, and NaN · 0 is NaN.',
    replace: [['where(mask, perToken, 0)', 'perToken.mul(mask.cast(perToken.dtype))']],
  },
  'no-words': {
    why: 'Divides by the number of words, also if it is 0.',
    replace: [['Math.max(1, words)', 'words']],
  },
  'one-too-many': {
    why: 'Counts the word behind the end.',
    replace: [['Number(t < length)', 'Number(t <= length)']],
  },
})
