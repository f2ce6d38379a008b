import { wrong } from '#exercises'

export default wrong({
  'log-of-softmax': {
    why: 'Builds logSoftmax as its name says, from softmax: a probability that has become 0 has no logarithm.',
    replace: [
      [
        'function logSoftmax',
        `function softmax(z: number[]): number[] {
  const m = Math.max(...z)
  const e = z.map((value) => Math.exp(value - m))
  const sum = e.reduce((a, b) => a + b, 0)
  return e.map((value) => value / sum)
}

export function logSoftmax`,
      ],
      [
        `const total = logSumExp(z)
  return z.map((value) => value - total)
}

/** The exponential of a number that is 0 or below cannot overflow. */
export function softmax(z: number[]): number[] {
  return logSoftmax(z).map(Math.exp`,
        'return softmax(z).map(Math.log',
      ],
    ],
  },
  'maximum-at-least-zero': {
    why: 'Fears overflow alone, and begins the search for the largest at 0: very negative numbers underflow.',
    replace: [['.max(...z', '.max(0, ...z']],
  },
  'maximum-not-added-back': {
    why: 'Knows from softmax that the largest cancels; in a logarithm it has to come back.',
    replace: [['return m +', 'return']],
  },
  'mean-subtracted': {
    why: 'Centers the numbers, as one normalizes data: what lies far above the mean still overflows.',
    replace: [['Math.max(...z)', 'z.reduce((a, b) => a + b, 0) / z.length']],
  },
  naive: {
    why: 'Writes the formulas as they stand, and tries small numbers.',
    replace: [['Math.max(...z)', '0']],
  },
})
