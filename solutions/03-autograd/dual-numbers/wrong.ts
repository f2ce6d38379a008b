import { wrong } from '#exercises'

export default wrong({
  'chain-rule-forgotten': {
    why: 'exp and tanh return their own derivative and forget the one that arrives.',
    replace: [
      ['y * this.derivative', 'y'],
      ['(1 - y * y) * this.derivative', '1 - y * y'],
    ],
  },
  'constants-move': {
    why: 'A plain number is taken for x: its derivative is 1.',
    replace: [['new Dual(x)', 'new Dual(x, 1)']],
  },
  'product-of-derivatives': {
    why: '(u · v)′ taken as u′ · v′.',
    replace: [['* value + this.value', '']],
  },
  'quotient-sign': {
    why: 'In the quotient the share of the denominator has the wrong sign.',
    replace: [['derivative - quotient', 'derivative + quotient']],
  },
  'seed-zero': {
    why: 'x starts with the derivative 0: everything is a constant.',
    replace: [['Dual(x, 1))', 'Dual(x))']],
  },
})
