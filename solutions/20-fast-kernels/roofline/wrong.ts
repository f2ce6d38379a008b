import { wrong } from '#exercises'

export default wrong({
  'bytes-per-flop': {
    why: 'Divides the wrong way round: bytes for each FLOP.',
    replace: [
      [', (flops / bytes)', ', (bytes / flops)'],
      ['return (flops / bytes)', 'return (bytes / flops)'],
    ],
  },
  'larger-of-both': {
    why: 'Thinks that the faster of the two sets the pace.',
    replace: [['Math.min(', 'Math.max(']],
  },
  'no-ceiling': {
    why: 'Takes the slope of the roof and forgets its ceiling.',
    replace: [['Math.min(peak, (flops / bytes) * bandwidth)', '(flops / bytes) * bandwidth']],
  },
  'one-flop': {
    why: 'Counts a product and its sum as one FLOP: n / 12.',
    replace: [['((6 * peak', '((12 * peak']],
  },
  'ridge-to-memory': {
    why: 'Writes <= for <: at the ridge itself it says memory.',
    replace: [['bandwidth <', 'bandwidth <=']],
  },
  rounded: {
    why: 'Rounds to the nearest n, which may still be bound by memory.',
    replace: [['Math.ceil(', 'Math.round(']],
  },
})
