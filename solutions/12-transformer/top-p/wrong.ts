import { wrong } from '#exercises'

export default wrong({
  'weights-as-probabilities': {
    why: 'Takes the weights as if they added up to 1.',
    replace: [['const enough = p * weights.reduce((sum, weight) => sum + weight, 0)', 'const enough = p']],
  },
  'without-the-one-that-crosses': {
    why: 'Stops before the share is reached.',
    replace: [['while (sum < enough && count < largestFirst.length) sum += largestFirst[count++]', 'while (count < largestFirst.length && sum + largestFirst[count] < enough) sum += largestFirst[count++]']], // prettier-ignore
  },
  'one-more': {
    why: 'Goes on where it is exactly enough.',
    replace: [['sum < enough &&', 'sum <= enough &&']],
  },
  'smallest-first': {
    why: 'Sorts, and forgets that the smallest stand in front.',
    replace: [['weights.toSorted().reverse()', 'weights.toSorted()']],
  },
  'in-their-order': {
    why: 'Adds up the tokens in the order of their numbers.',
    replace: [['weights.toSorted().reverse()', 'weights']],
  },
})
