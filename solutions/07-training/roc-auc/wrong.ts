import { wrong } from '#exercises'

export default wrong({
  'a-point-each': {
    why: 'Thinks of a threshold for each sample: with equal scores the area depends on their order.',
    replace: [['if (score[order[place + 1]] === score[i]) continue', '']],
  },
  'ranks-from-zero': {
    why: 'Uses the index for the rank; the formula is that for ranks from 1.',
    replace: [['+ 1 + stop', '+ stop - 1']],
  },
  'ranks-not-shared': {
    why: 'Takes the place after sorting for the rank, so that equal scores get different ones.',
    replace: [['(start + 1 + stop) / 2', 'place + 1']],
  },
  rectangles: {
    why: 'Knows an area as a sum of rectangles, each of the height before: half of each tie is lost.',
    replace: [['(x[i] - x[i - 1]) * (y[i] + y[i - 1])) / 2', 'x[i] - x[i - 1]) * y[i - 1]']],
  },
  'smallest-first': {
    why: 'Sorts upwards, as sort does by itself: what should be 0.9 becomes 0.1.',
    replace: [['b] - score[a', 'a] - score[b']],
  },
  'sorted-as-text': {
    why: 'sort() without a comparison sorts numbers as text: 10 before 2.',
    replace: [['scores[a] - scores[b]', '(String(scores[a]) < String(scores[b]) ? -1 : 1)']],
  },
})
