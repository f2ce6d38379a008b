import { wrong } from '#exercises'

export default wrong({
  'same-labels': {
    why: 'Sees nothing wrong in labels that are the inputs.',
    replace: [['text.slice(start + 1, start + time + 1)', 'text.slice(start, start + time)']],
  },
  'two-places-later': {
    why: 'Shifts the labels by two.',
    replace: [['text.slice(start + 1, start + time + 1)', 'text.slice(start + 2, start + time + 2)']],
  },
  'mask-behind': {
    why: 'Leaves the mask behind the softmax.',
    replace: [['where(seen, scores, -1e30).softmax(-1)', 'scores.softmax(-1).mul(seen.cast(q.dtype))']],
  },
  'normalized-afterwards': {
    why: 'Masks behind the softmax, and divides by the sum: large scores of the future leave 0 / 0.',
    replace: [
      [
        'return where(seen, scores, -1e30).softmax(-1)',
        'const some = scores.softmax(-1).mul(seen.cast(q.dtype))\n  return some.div(some.sum(-1, { keepDims: true }))',
      ],
    ],
  },
  'zero-for-far-below': {
    why: 'Sets masked scores to 0, which is a score like another.',
    replace: [['where(seen, scores, -1e30)', 'where(seen, scores, 0)']],
  },
  'upper-triangle': {
    why: 'Takes the other triangle.',
    replace: [['ones([time, time]).tril()', 'ones([time, time]).triu()']],
  },
  'no-places': {
    why: 'Leaves the places away.',
    replace: [['what.add(place)', 'what.add(place.mul(0))']],
  },
  'temperature-multiplies': {
    why: 'Leaves the temperature as it was.',
    replace: [['logits.div(temperature)', 'logits.mul(temperature)']],
  },
})
