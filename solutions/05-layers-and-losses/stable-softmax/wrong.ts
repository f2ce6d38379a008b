import { wrong } from '#exercises'

export default wrong({
  'log-of-softmax': {
    why: 'logSoftmax takes the logarithm of a probability that has already become 0.',
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
    why: 'The maximum starts at 0, so very negative numbers still underflow.',
    replace: [['.max(...z', '.max(0, ...z']],
  },
  'maximum-not-added-back': {
    why: 'The maximum is taken away and never added back.',
    replace: [['return m +', 'return']],
  },
  'mean-subtracted': {
    why: 'The mean is taken away, not the largest: what lies far above it still overflows.',
    replace: [['Math.max(...z)', 'z.reduce((a, b) => a + b, 0) / z.length']],
  },
  naive: {
    why: 'The formulas as they stand: exponentials of large numbers overflow.',
    replace: [['Math.max(...z)', '0']],
  },
})
