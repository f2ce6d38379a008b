import { wrong } from '#exercises'

export default wrong({
  'first-axis-fastest': {
    why: 'Goes through the axes as they are written, from the left, so the first one runs fastest.',
    replace: [['shape.length - 1; axis >= 0; axis--', '0; axis < shape.length; axis++']],
  },
  'no-offset': {
    why: 'Has a fresh tensor in mind, which begins at place 0; a slice begins later.',
    replace: [['place = offset', 'place = 0']],
  },
  'no-remainder': {
    why: 'Thinks that dividing has taken the full rounds off already, and takes what is left as it stands.',
    replace: [['% shape[axis]', '']],
  },
  'sum-of-index': {
    why: 'Takes a step along any axis for one place in memory, as it is along the last one.',
    replace: [['[axis] * strides', '']],
  },
})
