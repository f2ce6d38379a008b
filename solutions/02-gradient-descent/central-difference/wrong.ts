import { wrong } from '#exercises'

export default wrong({
  'all-at-once': {
    why: 'Moves all numbers at once: every slope is the sum of all of them.',
    replace: [['(j === i ? moved : other)', 'other + moved - value']],
  },
  'changes-the-point': {
    why: 'Adds ε in place, subtracts 2ε, adds ε again: rounding leaves the point changed.',
    replace: [
      ['((value, i', '((_, i'],
      [
        `const along = (moved: number): number => f(at.map((other, j) => (j === i ? moved : other)))
    return centralDifference(along, value,`,
        `at[i] += epsilon
    const above = f(at)
    at[i] -= 2 * epsilon
    const below = f(at)
    at[i] += epsilon
    return (above - below) / (2 *`,
      ],
    ],
  },
  'divided-by-epsilon': {
    why: 'Divides by ε, though the two places are 2ε apart: twice the slope.',
    replace: [['(2 * epsilon)', 'epsilon']],
  },
  'forward-difference': {
    why: 'Measures from x to x + ε: the error shrinks with ε, not with ε².',
    replace: [['- epsilon)) / (2 * epsilon)', ')) / epsilon']],
  },
  precedence: {
    why: 'Without parentheses `/ 2 * epsilon` divides by 2 and multiplies by ε.',
    replace: [['(2 * epsilon)', '2 * epsilon']],
  },
})
