import { wrong } from '#exercises'

export default wrong({
  'statistics-are-constants': {
    why: 'Takes mean and variance as if they did not depend on x.',
    replace: [['r * (value - ofMean - y[i] * along)', 'r * value']],
  },
  'spread-is-constant': {
    why: 'Forgets that the variance moves, too.',
    replace: [['r * (value - ofMean - y[i] * along)', 'r * (value - ofMean)']],
  },
  'sum-for-mean': {
    why: 'Adds up where the mean is asked.',
    replace: [['const along = mean(g.map((value, i) => value * y[i]))', 'const along = g.reduce((sum, value, i) => sum + value * y[i], 0)']], // prettier-ignore
  },
  'r-in-part': {
    why: 'Multiplies only the first term by r.',
    replace: [['r * (value - ofMean - y[i] * along)', 'r * value - ofMean - y[i] * along']],
  },
  'sample-variance': {
    why: 'Divides the variance by n − 1.',
    replace: [['const variance = mean(x.map((value) => (value - middle) ** 2))', 'const variance = x.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (x.length - 1)']], // prettier-ignore
  },
  'mean-over-words': {
    why: 'Takes the mean over the words for the weight.',
    replace: [['weight: sum((word, i) => g[word][i] * rows[word][i])', 'weight: sum((word, i) => (g[word][i] * rows[word][i]) / x.length)']], // prettier-ignore
  },
})
