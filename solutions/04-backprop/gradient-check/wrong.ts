import { wrong } from '#exercises'

export default wrong({
  absolute: {
    why: 'Thinks of a tolerance as a distance, and tries gradients near 1: no large one can pass.',
    replace: [[' * Math.max(1, Math.abs(got), Math.abs(expected))', '']],
  },
  'all-at-once': {
    why: 'Sees one argument, the list, and nudges all of it: the sum of the gradient, everywhere.',
    replace: [['(j === i ? value + shift : value)', '(j === i ? value : value) + shift']],
  },
  'changes-x': {
    why: 'Nudges x itself to spare a copy, and does not put it back: later elements are nudged at another point.',
    replace: [
      [
        `const at = (shift: number) => f(x.map((value, j) => (j === i ? value + shift : value)))
    return (at(epsilon) - at(-epsilon`,
        `x[i] += epsilon
    const up = f(x)
    x[i] -= 2 * epsilon
    return (up - f(x`,
      ],
    ],
  },
  half: {
    why: 'Keeps the ε of the one-sided difference below the line, although the two points are 2ε apart.',
    replace: [['(2 * epsilon)', 'epsilon']],
  },
  'infinity-passes': {
    why: 'Follows the rule to the letter: beside an infinite gradient, the distance allowed is infinite, too.',
    replace: [['Number.isFinite(distance) && ', '']],
  },
  'nan-passes': {
    why: 'Asks the question the other way round, whether the distance is too large: NaN never is.',
    replace: [['!(Number.isFinite(distance) && distance <= allowed)', 'distance > allowed']],
  },
  'one-sided': {
    why: 'Has the definition of a derivative in mind, which looks to one side: its error falls with ε, not with ε².',
    replace: [['-epsilon)) / (2 * epsilon)', '0)) / epsilon']],
  },
})
