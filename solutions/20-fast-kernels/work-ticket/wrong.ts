import { wrong } from '#exercises'

export default wrong({
  'any-job': {
    why: 'Looks at how many are left, and not at whose they are: takes chunks of any job.',
    replace: [['seen >> 12 !== job ||', '']],
  },
  'exchange-not-checked': {
    why: 'Takes the chunk whether or not the exchange succeeded.',
    replace: [
      [
        'if (Atomics.compareExchange(memory, 0, seen, seen - 1) === seen) return',
        `Atomics.compareExchange(memory, 0, seen, seen - 1)
    return`,
      ],
    ],
  },
  'gives-up': {
    why: 'Returns when the exchange fails, as if somebody quicker had taken everything.',
    replace: [
      [
        'return left - 1',
        `return left - 1
    return -1`,
      ],
    ],
  },
  'look-and-write': {
    why: 'Looks, then writes: another thread may have taken the chunk between the two.',
    replace: [
      [
        'if (Atomics.compareExchange(memory, 0, seen, seen - 1) === seen) return',
        `Atomics.store(memory, 0, seen - 1)
    return`,
      ],
    ],
  },
  'off-by-one': {
    why: 'Hands out the number that is left, and so counts the chunks from 1.',
    replace: [['return left - 1', 'return left']],
  },
  subtracts: {
    why: 'Trusts a single atomic subtraction, which does not look whose job it is by now.',
    replace: [
      [
        'if (Atomics.compareExchange(memory, 0, seen, seen - 1) === seen) return left',
        'return (Atomics.sub(memory, 0, 1) & 4095)',
      ],
    ],
  },
})
