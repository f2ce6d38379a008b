import { wrong } from '#exercises'

export default wrong({
  'a-perfect-nothing': {
    why: 'A class that was never answered has precision 1.',
    replace: [['=> share(counts[c][c], answered', '=> (answered === 0 ? 1 : counts[c][c] / answered']],
  },
  'arithmetic-mean': {
    why: 'The plain mean of precision and recall.',
    replace: [['own, answered] = [rows(counts), columns', 'p, r] = [precision(counts), recall'], ['row, c) => share(2 * row[c], own[c] + answered[c])', '_, c) => (p[c] + r[c]) / 2']],
  },
  'f1-of-the-means': {
    why: 'macroF1 is the f1 of the mean precision and the mean recall.',
    replace: [['return share(sum(f1(counts)), counts.length', `const [p, r] = [sum(precision(counts)) / counts.length, sum(recall(counts)) / counts.length]
  return share(2 * p * r, p + r`]],
  },
  'nothing-by-nothing': {
    why: '0 / 0 is NaN for a class that is never answered.',
    replace: [['(whole === 0 ? 0 : part / whole)', 'part / whole']],
  },
  'rows-for-columns': {
    why: 'Precision and recall are exchanged.',
    replace: [['return columns', 'return rows'], ['return rows', 'return columns']],
  },
  'weighted-by-answers': {
    why: 'Each class counts by how often it was the answer.',
    replace: [['own = rows(', 'own = columns(']],
  },
})
