import { wrong } from '#exercises'

export default wrong({
  'chain-rule-forgotten': {
    why: 'Takes the derivatives of exp and tanh from a table, where the inside is x and moves with strength 1.',
    replace: [
      ['y * this.derivative', 'y'],
      ['(1 - y * y) * this.derivative', '1 - y * y'],
    ],
  },
  'constants-move': {
    why: 'Makes a Dual of every number as it makes that of x, with the derivative 1.',
    replace: [['new Dual(x)', 'new Dual(x, 1)']],
  },
  'product-of-derivatives': {
    why: 'Thinks that products behave as sums do: (u · v)′ taken as u′ · v′.',
    replace: [['* value + this.value', '']],
  },
  'quotient-sign': {
    why: 'Copies the plus of the product rule; a larger denominator makes a quotient smaller.',
    replace: [['derivative - quotient', 'derivative + quotient']],
  },
  'seed-zero': {
    why: 'Relies on the default of the constructor, which is that of a constant.',
    replace: [['Dual(x, 1))', 'Dual(x))']],
  },
  'tanh-by-exponentials': {
    why: 'Writes tanh as it is defined, by exponentials: at 800 that is Infinity / Infinity.',
    replace: [
      [
        'Math.tanh(this.value)',
        '(Math.exp(this.value) - Math.exp(-this.value)) / (Math.exp(this.value) + Math.exp(-this.value))',
      ],
    ],
  },
})
