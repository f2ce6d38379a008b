import { wrong } from '#exercises'

export default wrong({
  'bytes-per-flop': {
    why: 'Bytes a FLOP, upside down.',
    replace: [[', (flops / bytes)', ', (bytes / flops)'], ['return (flops / bytes)', 'return (bytes / flops)']],
  },
  'larger-of-both': {
    why: 'The faster one sets the pace.',
    replace: [['Math.min(', 'Math.max(']],
  },
  'no-ceiling': {
    why: 'The slope of the roof without its ceiling.',
    replace: [['Math.min(peak, (flops / bytes) * bandwidth)', '(flops / bytes) * bandwidth']],
  },
  'one-flop': {
    why: 'Counts one FLOP for a product and its sum: n / 12.',
    replace: [['((6 * peak', '((12 * peak']],
  },
  'ridge-to-memory': {
    why: 'Calls the ridge bound by memory.',
    replace: [['bandwidth <', 'bandwidth <=']],
  },
  rounded: {
    why: 'Rounds to the nearest n, which may still be bound by memory.',
    replace: [['Math.ceil(', 'Math.round(']],
  },
})
