import { wrong } from '#exercises'

export default wrong({
  'mean-is-a-constant': {
    why: 'Forgets that the mean moves when an x does.',
    replace: [[' - sum / samples', '']],
  },
  'deviation-is-a-constant': {
    why: 'Forgets that the deviation moves when an x does: the longest term of the derivation.',
    replace: [[' - (n[i] * sumN) / samples', '']],
  },
  'no-weight': {
    why: 'Uses the formula of the text, which is for the gradient of n, with that of y.',
    replace: [['(w * rest) / deviation', 'rest / deviation']],
  },
  'variance-for-deviation': {
    why: 'Divides by the variance, for there was a square somewhere.',
    replace: [['(w * rest) / deviation', '(w * rest) / (variance + epsilon)']],
  },
  'sums-for-means': {
    why: 'Takes the sums away, not the means.',
    replace: [
      ['- sum / samples', '- sum'],
      ['(n[i] * sumN) / samples', 'n[i] * sumN'],
    ],
  },
  'means-for-sums': {
    why: 'Returns means for weight and bias, as the rest of the formula has them.',
    replace: [
      ['back.bias.push(sum)', 'back.bias.push(sum / samples)'],
      ['back.weight.push(sumN)', 'back.weight.push(sumN / samples)'],
    ],
  },
  'epsilon-forgotten': {
    why: 'Leaves ε out: a channel that says the same everywhere divides 0 by 0.',
    replace: [['Math.sqrt(variance + epsilon)', 'Math.sqrt(variance)']],
  },
  'divided-by-n-minus-1': {
    why: 'Divides the variance by n − 1, as the running one is.',
    replace: [['(value - mean) ** 2)) / samples', '(value - mean) ** 2)) / Math.max(1, samples - 1)']],
  },
})
