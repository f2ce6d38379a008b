import { wrong } from '#exercises'

export default wrong({
  'rounded-up': {
    why: 'Counts a last place that hangs over the edge, as pooling layers do with "ceil mode".',
    replace: [['Math.floor((size', 'Math.ceil((size']],
  },
  'padding-twice': {
    why: 'Knows the formula with 2 · padding, where padding is that of one side; here it is both, added up.',
    replace: [['(size + padding - covered)', '(size + 2 * padding - covered)']],
  },
  'no-first-place': {
    why: 'Counts the steps between the places, and not the places: a fence with one post too few.',
    replace: [['/ stride) + 1', '/ stride)']],
  },
  'dilation-times-kernel': {
    why: 'Stretches the whole filter by the dilation, and not the gaps between its numbers: the last number has no gap behind it.',
    replace: [['dilation * (kernel - 1) + 1', 'dilation * kernel']],
  },
  'same-without-dilation': {
    why: 'Knows that a filter of three needs one zero on each side, whatever lies between its numbers.',
    replace: [['total = dilation * (kernel - 1)', 'total = kernel - 1']],
  },
  'more-at-the-start': {
    why: 'Rounds the zeros at the start up: for a filter of four the picture moves by a cell.',
    replace: [['Math.floor(total / 2)', 'Math.ceil(total / 2)']],
  },
})
