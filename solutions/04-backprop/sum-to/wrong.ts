import { wrong } from '#exercises'

export default wrong({
  'aligned-in-front': {
    why: 'Reads shapes from the left, as they are written, so it aligns them at the first axis.',
    replace: [
      ['gradient.shape.length - shape.length', '0'],
      ['- missing]', '- missing] ?? 1'],
    ],
  },
  'drops-size-1': {
    why: 'Thinks that an axis of size 1 says nothing, and leaves it out of the shape.',
    replace: [['[...shape]', 'shape.filter((size) => size !== 1)']],
  },
  mean: {
    why: 'Has batches in mind, over which one averages; gradients of several uses add up.',
    replace: [['], data }', '], data: data.map((sum) => (sum * step) / gradient.data.length) }']],
  },
  overwrites: {
    why: 'Thinks that each number has a place of its own, where = would do: only the last use counts.',
    replace: [['] += gradient', '] = gradient']],
  },
  'size-1-forgotten': {
    why: 'Thinks of the axes that are missing only; those of size 1 were repeated as well.',
    replace: [['if (size !== 1)', '']],
  },
  'float32-sums': {
    why: 'Sums in a Float32Array, as tensors keep their numbers: small shares beside a large one are lost.',
    replace: [
      ['new Array<number>(step).fill(0)', 'new Float32Array(step)'],
      ['[...shape], data }', '[...shape], data: [...data] }'],
    ],
  },
})
