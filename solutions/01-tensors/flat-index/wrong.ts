import { wrong } from '#exercises'

export default wrong({
  'first-axis-fastest': {
    why: 'Counts with the first axis fastest: reading order turned around.',
    replace: [['shape.length - 1; axis >= 0; axis--', '0; axis < shape.length; axis++']],
  },
  'no-offset': {
    why: 'Forgets the offset: a slice is read from the beginning of the memory.',
    replace: [['place = offset', 'place = 0']],
  },
  'no-remainder': {
    why: 'Forgets to take the remainder: the count runs on past the end of the axis.',
    replace: [['% shape[axis]', '']],
  },
  'sum-of-index': {
    why: 'Adds up the index without the strides.',
    replace: [['[axis] * strides', '']],
  },
})
