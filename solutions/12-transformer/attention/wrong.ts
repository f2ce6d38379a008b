import { wrong } from '#exercises'

export default wrong({
  'no-scale': {
    why: 'Takes the scores as they are where no scale is given.',
    replace: [['scale ?? 1 / Math.sqrt(q.shape[q.rank - 1])', 'scale ?? 1']],
  },
  'root-of-keys': {
    why: 'Divides by the root of how many keys there are.',
    replace: [['Math.sqrt(q.shape[q.rank - 1])', 'Math.sqrt(k.shape[k.rank - 2])']],
  },
  'divided-by-d': {
    why: 'Forgets the root.',
    replace: [['1 / Math.sqrt(q.shape[q.rank - 1])', '1 / q.shape[q.rank - 1]']],
  },
  'zero-is-nothing': {
    why: 'Writes || for ??: a scale of 0 becomes the usual one.',
    replace: [['scale ?? 1', 'scale || 1']],
  },
  'seen-after-dropout': {
    why: 'Shows the weights that are used.',
    replace: [['see(weights.detach())', 'see(dropout(weights).detach())']],
  },
  'seen-with-history': {
    why: 'Shows the weights as they are, with all that made them.',
    replace: [['see(weights.detach())', 'see(weights)']],
  },
  'no-dropout': {
    why: 'Takes the mean with the weights of the softmax.',
    replace: [['dropout(weights).matmul(v)', 'weights.matmul(v)']],
  },
  'the-other-axis': {
    why: 'Softmax over the queries: each key shares itself out.',
    replace: [['softmax(scores)', 'softmax(scores.transpose()).transpose()']],
  },
})
