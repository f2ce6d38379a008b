import { wrong } from '#exercises'

export default wrong({
  'bytes-per-flop': {
    why: 'Thinks in bytes for each FLOP, where the roof is drawn over FLOP for each byte.',
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
    why: 'Has kernels in mind that wait for memory, and forgets the ceiling of the roof.',
    replace: [['Math.min(peak, (flops / bytes) * bandwidth)', '(flops / bytes) * bandwidth']],
  },
  'one-flop': {
    why: 'Counts a product and its sum as one FLOP: n / 12.',
    replace: [['((6 * peak', '((12 * peak']],
  },
  'ridge-to-memory': {
    why: 'Sees a tie at the ridge, writes <= without asking whose it is, and gives it to memory.',
    replace: [['bandwidth <', 'bandwidth <=']],
  },
  rounded: {
    why: 'Rounds as one rounds numbers, to the nearest n, which may still be bound by memory.',
    replace: [['Math.ceil(', 'Math.round(']],
  },
})
