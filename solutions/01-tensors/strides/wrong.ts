import { wrong } from '#exercises'

export default wrong({
  'begins-at-zero': {
    why: 'Takes a tensor that begins later in memory for one that is out of order.',
    replace: [
      ['strides }', 'strides, offset }'],
      ['return shape', 'return offset === 0 && shape'],
    ],
  },
  'first-axis-fastest': {
    why: 'The first axis runs fastest: the order of Fortran, not of this book.',
    replace: [['shape.length - 1; axis >= 0; axis--', '0; axis < shape.length; axis++']],
  },
  'only-the-last-axis': {
    why: 'Looks at the last stride only: two columns of three pass for elements in order.',
    replace: [
      [
        'return shape.every((size, axis) => size === 1 || strides[axis] === wanted[axis])',
        `const last = shape.length - 1
  return last < 0 || shape[last] === 1 || strides[last] === wanted[last]`,
      ],
    ],
  },
  'size-one-matters': {
    why: 'Insists on the stride of an axis of size 1, which nobody steps along.',
    replace: [['size === 1 ||', 'size > 0 &&']],
  },
  'strides-stay': {
    why: 'Permutes the shape and leaves the strides where they were.',
    replace: [['order.map((axis) => layout.strides[axis])', 'layout.strides']],
  },
  'sums-the-sizes': {
    why: 'Adds the sizes of the later axes instead of multiplying them.',
    replace: [
      [
        'let step = 1',
        `let step = 1
  let first = true`,
      ],
      [
        '*= shape[axis]',
        `= first ? shape[axis] : step + shape[axis]
    first = false`,
      ],
    ],
  },
})
