import { wrong } from '#exercises'

export default wrong({
  'mean-over-classes': {
    why: 'Knows a loss as a mean, and takes it over the classes, too, where the formula has a sum.',
    replace: [['labels).sum(-', 'labels).mean(-']],
  },
  'no-softmax': {
    why: 'Takes the logits for probabilities, because the formula has log p.',
    replace: [['logSoftmax(-1', 'log(']],
  },
  'options-ignored': {
    why: 'Thinks of the loss as a sum over the batch, and does not read what the options ask for.',
    replace: [
      ['-1).neg(), options)', "-1).neg(), { reduction: 'sum' })"],
      ['(1).neg(), options)', "(1).neg(), { reduction: 'sum' })"],
    ],
  },
  'sign-flipped': {
    why: 'Has the log-likelihood in mind, which is maximized: training would make the right class less and less likely.',
    replace: [
      ['-1).neg(), options', '-1), options'],
      ['(1).neg(), options', '(1), options'],
    ],
  },
  'softmax-over-batch': {
    why: 'Takes axis 0 for the classes, as it is in a single list of logits: the softmax runs over the batch.',
    replace: [['logSoftmax(-1)', 'logSoftmax(0)']],
  },
  'softmax-then-log': {
    why: 'Writes the definition, the log of softmax: a probability that rounds to 0 has the logarithm −∞.',
    replace: [['logSoftmax(-1', 'softmax(-1).log(']],
  },
})
