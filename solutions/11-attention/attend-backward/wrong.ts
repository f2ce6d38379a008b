import { wrong } from '#exercises'

export default wrong({
  'each-weight-for-itself': {
    why: 'Takes the softmax for an exponential: forgets that the other weights fall when one rises.',
    replace: [['weight * (worth[i] - mean)', 'weight * worth[i]']],
  },
  'slope-of-a-sigmoid': {
    why: 'Takes w · (1 − w) for the slope of each weight, as of a sigmoid.',
    replace: [['weight * (worth[i] - mean)', 'weight * (1 - weight) * worth[i]']],
  },
  'plain-mean': {
    why: 'Takes the mean of what came to the weights, without their weights.',
    replace: [['dot(weights, worth)', 'worth.reduce((sum, one) => sum + one, 0) / worth.length']],
  },
  'weight-forgotten': {
    why: 'Hands on the difference, and not times the weight.',
    replace: [['weight * (worth[i] - mean)', '(worth[i] - mean) + 0 * weight']],
  },
  'values-get-g': {
    why: 'Gives each value the whole gradient of the context.',
    replace: [['g.map((one) => weight * one)', 'g.map((one) => one + 0 * weight)']],
  },
  'keys-get-keys': {
    why: 'Multiplies by the key where the query belongs: a product hands each side the other.',
    replace: [
      ['ofScores.map((one) => query.map((q) => one * q))', 'ofScores.map((one, i) => keys[i].map((k) => one * k))'],
    ],
  },
  'query-of-the-last': {
    why: 'Writes = for +=: the query gets what comes from the last key.',
    replace: [['sum + one * keys[i][j]', '0 * sum + one * keys[i][j]']],
  },
  'sign-flipped': {
    why: 'Takes each from the mean, and not the mean from each.',
    replace: [['(worth[i] - mean)', '(mean - worth[i])']],
  },
  overflows: {
    why: 'Computes the weights again, and less safely than forward.',
    replace: [['Math.exp(score - largest)', 'Math.exp(score + 0 * largest)']],
  },
})
