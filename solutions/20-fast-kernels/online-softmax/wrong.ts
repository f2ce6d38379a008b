import { wrong } from '#exercises'

export default wrong({
  'empty-part': {
    why: 'Tries parts that hold numbers, and does not think of −Infinity − −Infinity, which is NaN.',
    replace: [
      [
        `if (left.sum === 0) return right
  if (right.sum === 0) return left`,
        '',
      ],
    ],
  },
  'mended-the-wrong-way': {
    why: 'Mixes up which of the two exponentials the old sum was divided by: the factor is upside down.',
    replace: [['largest - value', 'value - largest']],
  },
  'merge-adds': {
    why: 'Thinks that sums of two parts add up; these were taken from different largest numbers.',
    replace: [['* Math.exp(part.largest - largest)', '']],
  },
  'newcomer-forgotten': {
    why: 'Is busy with mending the sum, and forgets that the new number belongs to it with a 1.',
    replace: [['value) + 1', 'value)']],
  },
  'no-largest': {
    why: 'Waits with the largest until the end, when it is known: the bare exponentials overflow before.',
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
    why: 'Thinks that a new largest number matters for what comes after it only.',
    replace: [['* Math.exp(largest - value)', '']],
  },
})
