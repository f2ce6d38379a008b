import { wrong } from '#exercises'

export default wrong({
  'a-perfect-nothing': {
    why: 'Thinks that who answers nothing makes no mistake: a class that was never answered gets precision 1.',
    replace: [['=> share(counts[c][c], answered', '=> (answered === 0 ? 1 : counts[c][c] / answered']],
  },
  'arithmetic-mean': {
    why: 'Takes the mean that everybody knows: precision and recall are averaged arithmetically.',
    replace: [
      ['own, answered] = [rows(counts), columns', 'p, r] = [precision(counts), recall'],
      ['row, c) => share(2 * row[c], own[c] + answered[c])', '_, c) => (p[c] + r[c]) / 2'],
    ],
  },
  'f1-of-the-means': {
    why: 'Averages precision and recall first and computes one f1 from them, which is another number.',
    replace: [
      [
        'return share(sum(f1(counts)), counts.length',
        `const [p, r] = [sum(precision(counts)) / counts.length, sum(recall(counts)) / counts.length]
  return share(2 * p * r, p + r`,
      ],
    ],
  },
  'nothing-by-nothing': {
    why: 'Divides without looking: 0 / 0 is NaN for a class that is never answered.',
    replace: [['(whole === 0 ? 0 : part / whole)', 'part / whole']],
  },
  'rows-for-columns': {
    why: 'Mixes up rows and columns of the confusion matrix: precision and recall are exchanged.',
    replace: [
      ['return columns', 'return rows'],
      ['return rows', 'return columns'],
    ],
  },
  'weighted-by-answers': {
    why: 'Thinks that larger classes should count more: weights each by how often it was answered.',
    replace: [['own = rows(', 'own = columns(']],
  },
})
