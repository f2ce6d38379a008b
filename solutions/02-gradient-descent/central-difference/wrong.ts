import { wrong } from '#exercises'

export default wrong({
  'all-at-once': {
    why: 'Sees one argument, the list, and moves all of it: every slope is the sum of all.',
    replace: [['(j === i ? moved : other)', 'other + moved - value']],
  },
  'changes-the-point': {
    why: 'Spares the copy: adds ε in place and takes it away again, and rounding does not always give the old number back.',
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
    why: 'Keeps the ε of the forward difference below the line, though the two places are 2ε apart.',
    replace: [['(2 * epsilon)', 'epsilon']],
  },
  'forward-difference': {
    why: 'Has the definition of a derivative in mind, which looks to one side: its error shrinks with ε, not with ε².',
    replace: [['- epsilon)) / (2 * epsilon)', ')) / epsilon']],
  },
  precedence: {
    why: 'Writes the fraction as it is read aloud, / 2 * epsilon, which divides by 2 and multiplies by ε.',
    replace: [['(2 * epsilon)', '2 * epsilon']],
  },
})
