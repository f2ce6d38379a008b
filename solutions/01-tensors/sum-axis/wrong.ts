import { wrong } from '#exercises'

export default wrong({
  'float32-total': {
    why: 'Rounds the total to float32 after every addition.',
    replace: [
      ['total += memory', 'total = Math.fround(total + memory'],
      ['strides[axis]]', 'strides[axis]])'],
    ],
  },
  'in-order-only': {
    why: 'Works out its own strides from the shape, as if the elements always lay in order.',
    replace: [
      [
        'strides, offset } = layout',
        `offset } = layout
  const strides = shape.map((_, k) => shape.slice(k + 1).reduce((product, size) => product * size, 1))`,
      ],
    ],
  },
  mean: {
    why: 'Divides by the number of elements: a mean, not a sum.',
    replace: [['return total', 'return total / shape[axis]']],
  },
  'no-offset': {
    why: 'Starts at place 0, also for a slice that begins later.',
    replace: [
      ['strides, offset', 'strides'],
      ['= [offset]', '= [0]'],
    ],
  },
  'other-axis': {
    why: 'Keeps the axis that should vanish, and sums along the first of the others.',
    replace: [
      [
        '} = layout',
        `} = layout
  if (shape.length > 1) axis = axis === 0 ? 1 : 0`,
      ],
    ],
  },
  'total-runs-on': {
    why: 'Never sets the total back to 0: each sum begins with the one before.',
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
