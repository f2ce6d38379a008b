import { wrong } from '#exercises'

export default wrong({
  'drops-the-rest': {
    why: 'Thinks that a batch must be full, as its size says, and leaves out the last one.',
    replace: [['start < order', 'start + batchSize <= order']],
  },
  'mean-over-all': {
    why: 'Knows the loss as the mean over all points, and divides by all of them: with small batches the steps are far too short.',
    replace: [
      [']) / batch.length', ']) / x.length'],
      ['error) / batch.length', 'error) / x.length'],
    ],
  },
  'position-for-index': {
    why: 'Writes a loop with i and uses i, not the index that stands there: always the first points.',
    replace: [['const i of batch', 'let i = 0; i < batch.length; i++']],
  },
  'slopes-of-the-start': {
    why: 'Works with `line`, the argument at hand, and not with the line that the last batch left.',
    replace: [['y, now, batch', 'y, line, batch']],
  },
  'sum-over-batch': {
    why: 'Thinks that a factor is a matter of the learning rate, and does not divide: larger batches take longer steps.',
    replace: [
      [']) / batch.length', '])'],
      ['error) / batch.length', 'error)'],
    ],
  },
})
