import { wrong } from '#exercises'

export default wrong({
  'forgets-old-offset': {
    why: 'Forgets that what is sliced may be a slice already.',
    replace: [
      ['strides, offset', 'strides'],
      [': offset +', ':'],
    ],
  },
  'negative-from-zero': {
    why: 'Takes a negative place for the beginning instead of counting from the end.',
    replace: [['at < 0 ? at + size :', '']],
  },
  'rounds-down': {
    why: 'Rounds the count down: the last, unfinished step is lost.',
    replace: [['Math.ceil(', 'Math.floor(']],
  },
  'start-in-places': {
    why: 'Adds the start itself to the offset: right along the last axis only, where a step is one place.',
    replace: [['* strides[axis]', '']],
  },
  'stop-included': {
    why: 'Includes the element at stop.',
    replace: [['- from) /', '- from + 1) /']],
  },
  'stride-stays': {
    why: 'Leaves the stride as it was: a step of 2 reads neighbors.',
    replace: [['stride * step', 'stride']],
  },
})
