import { wrong } from '#exercises'

export default wrong({
  'drops-the-rest': {
    why: 'Leaves out the last batch when it is not full.',
    replace: [['start < order', 'start + batchSize <= order']],
  },
  'mean-over-all': {
    why: 'Divides by the number of all points: with small batches the steps are far too short.',
    replace: [
      [']) / batch.length', ']) / x.length'],
      ['error) / batch.length', 'error) / x.length'],
    ],
  },
  'position-for-index': {
    why: 'Uses the position in the batch instead of the index that stands there: always the first points.',
    replace: [['const i of batch', 'let i = 0; i < batch.length; i++']],
  },
  'slopes-of-the-start': {
    why: 'Takes every slope at the line that the pass began with.',
    replace: [['y, now, batch', 'y, line, batch']],
  },
  'sum-over-batch': {
    why: 'Adds up over the batch without dividing: larger batches take longer steps.',
    replace: [
      [']) / batch.length', '])'],
      ['error) / batch.length', 'error)'],
    ],
  },
})
