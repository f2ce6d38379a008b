import { wrong } from '#exercises'

export default wrong({
  'any-job': {
    why: 'Has one job in mind: looks at how many chunks are left, and not at whose they are.',
    replace: [['seen >> 12 !== job ||', '']],
  },
  'exchange-not-checked': {
    why: 'Thinks that an exchange always succeeds, as a store does.',
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
    why: 'Thinks that two atomic calls are one: another thread may have taken the chunk between them.',
    replace: [
      [
        'if (Atomics.compareExchange(memory, 0, seen, seen - 1) === seen) return',
        `Atomics.store(memory, 0, seen - 1)
    return`,
      ],
    ],
  },
  'off-by-one': {
    why: 'Hands out the number that it finds in the ticket, and so counts the chunks from 1.',
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
