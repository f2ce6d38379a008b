import { wrong } from '#exercises'

export default wrong({
  'forgets-old-offset': {
    why: 'Has a fresh tensor in mind, whose offset is 0; what is sliced may be a slice already.',
    replace: [
      ['strides, offset', 'strides'],
      [': offset +', ':'],
    ],
  },
  'negative-from-zero': {
    why: 'Takes a negative place for one beyond the beginning, which is moved to the beginning.',
    replace: [['at < 0 ? at + size :', '']],
  },
  'rounds-down': {
    why: 'Divides the length by the step and counts full steps; the first place of an unfinished one counts, too.',
    replace: [['Math.ceil(', 'Math.floor(']],
  },
  'start-in-places': {
    why: 'Tries the last axis, where a step is one place, and adds the start itself to the offset.',
    replace: [['* strides[axis]', '']],
  },
  'stop-included': {
    why: 'Counts from start to stop with both ends, as one counts the pages of a chapter.',
    replace: [['- from) /', '- from + 1) /']],
  },
  'stride-stays': {
    why: 'Thinks that fewer elements are all that a step changes; they also lie further apart.',
    replace: [['stride * step', 'stride']],
  },
  'count-clamped': {
    why: 'Limits the count to what is left of the axis, which is the same as limiting the stop while the step is 1.',
    replace: [
      [
        'Math.ceil((place(stop) - from) / step)',
        'Math.min(size - from, Math.ceil(((stop < 0 ? stop + size : stop) - from) / step))',
      ],
    ],
  },
})
