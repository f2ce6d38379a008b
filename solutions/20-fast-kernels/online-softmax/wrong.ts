import { wrong } from '#exercises'

export default wrong({
  'empty-part': {
    why: 'An empty part makes a NaN of the rest: −Infinity − −Infinity.',
    replace: [
      [
        `if (left.sum === 0) return right
  if (right.sum === 0) return left`,
        '',
      ],
    ],
  },
  'mended-the-wrong-way': {
    why: 'Multiplies the old sum by the factor upside down.',
    replace: [['largest - value', 'value - largest']],
  },
  'merge-adds': {
    why: 'Adds two sums that were taken from different largest numbers.',
    replace: [['* Math.exp(part.largest - largest)', '']],
  },
  'newcomer-forgotten': {
    why: 'Mends the sum, and forgets the 1 of the new number.',
    replace: [['value) + 1', 'value)']],
  },
  'no-largest': {
    why: 'Sums bare exponentials, which overflow.',
    replace: [
      [
        `if (value > largest) {
      sum = sum * Math.exp(largest - value) + 1
      largest = value
    } else sum += Math.exp(value - largest`,
        `largest = Math.max(largest, value)
    sum += Math.exp(value`,
      ],
      ['return { largest, sum }', 'return { largest, sum: sum / Math.exp(largest) }'],
    ],
  },
  'sum-not-mended': {
    why: 'A new largest number leaves the old sum as it is.',
    replace: [['* Math.exp(largest - value)', '']],
  },
})
