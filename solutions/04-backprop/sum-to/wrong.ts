import { wrong } from '#exercises'

export default wrong({
  'aligned-in-front': {
    why: 'Aligns the shapes at their first axis instead of their last.',
    replace: [
      ['gradient.shape.length - shape.length', '0'],
      ['- missing]', '- missing] ?? 1'],
    ],
  },
  'drops-size-1': {
    why: 'Sums the right elements, and drops the axes of size 1 from the shape.',
    replace: [['[...shape]', 'shape.filter((size) => size !== 1)']],
  },
  mean: {
    why: 'Takes the mean over the uses where the chain rule asks for their sum.',
    replace: [['], data }', '], data: data.map((sum) => (sum * step) / gradient.data.length) }']],
  },
  overwrites: {
    why: 'Writes with = instead of +=: only the last use of each element counts.',
    replace: [['] += gradient', '] = gradient']],
  },
  'size-1-forgotten': {
    why: 'Sums only over the missing axes, and steps along axes of size 1 as well.',
    replace: [['if (size !== 1)', '']],
  },
})
