import { wrong } from '#exercises'

export default wrong({
  'begins-at-zero': {
    why: 'Knows order from fresh tensors, which begin at place 0, and takes that for a part of it.',
    replace: [
      ['strides }', 'strides, offset }'],
      ['return shape', 'return offset === 0 && shape'],
    ],
  },
  'first-axis-fastest': {
    why: 'Goes through the axes as they are written, so the first one runs fastest: the order of Fortran, not of this book.',
    replace: [['shape.length - 1; axis >= 0; axis--', '0; axis < shape.length; axis++']],
  },
  'only-the-last-axis': {
    why: 'Thinks that neighbors in memory are all of it, and so looks at the last stride only.',
    replace: [
      [
        'return shape.every((size, axis) => size === 1 || strides[axis] === wanted[axis])',
        `const last = shape.length - 1
  return last < 0 || shape[last] === 1 || strides[last] === wanted[last]`,
      ],
    ],
  },
  'size-one-matters': {
    why: 'Compares all strides with those of fresh memory, not asking which of them anybody uses.',
    replace: [['size === 1 ||', 'size > 0 &&']],
  },
  'strides-stay': {
    why: 'Thinks that the memory stays as it is, and so its strides do; but each belongs to its axis.',
    replace: [['order.map((axis) => layout.strides[axis])', 'layout.strides']],
  },
  'sums-the-sizes': {
    why: 'Thinks that what lies behind an axis adds up; every step passes all combinations, so the sizes multiply.',
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
