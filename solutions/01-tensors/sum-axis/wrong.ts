import { wrong } from '#exercises'

export default wrong({
  'float32-total': {
    why: 'Keeps the total in the dtype of the numbers, because the result will have it, too.',
    replace: [
      ['total += memory', 'total = Math.fround(total + memory'],
      ['strides[axis]]', 'strides[axis]])'],
    ],
  },
  'in-order-only': {
    why: 'Knows how strides follow from a shape, and works them out anew: right while the elements lie in order.',
    replace: [
      [
        'strides, offset } = layout',
        `offset } = layout
  const strides = shape.map((_, k) => shape.slice(k + 1).reduce((product, size) => product * size, 1))`,
      ],
    ],
  },
  mean: {
    why: 'Has averaged over an axis so often that the division comes by itself.',
    replace: [['return total', 'return total / shape[axis]']],
  },
  'no-offset': {
    why: 'Has a whole tensor in mind, which begins at place 0; a slice begins later.',
    replace: [
      ['strides, offset', 'strides'],
      ['= [offset]', '= [0]'],
    ],
  },
  'other-axis': {
    why: 'Reads "along axis 0" as "one sum for each index of axis 0": that is the axis that vanishes.',
    replace: [
      [
        '} = layout',
        `} = layout
  if (shape.length > 1) axis = axis === 0 ? 1 : 0`,
      ],
    ],
  },
  'total-runs-on': {
    why: 'Declares the total before the loop, where it becomes 0 once and not for each sum.',
    replace: [
      [
        `other]))
  })`,
        `other]))
  })
  let total = 0`,
      ],
      ['let total = 0', ''],
    ],
  },
})
