import { wrong } from '#exercises'

export default wrong({
  'mean-over-classes': {
    why: 'With rows of probabilities it averages over the classes where it should sum.',
    replace: [['labels).sum(-', 'labels).mean(-']],
  },
  'no-softmax': {
    why: 'Takes the logits for probabilities, because the formula has log p.',
    replace: [['logSoftmax(-1', 'log(']],
  },
  'options-ignored': {
    why: 'The losses are summed whatever the options say.',
    replace: [
      ['-1).neg(), options)', "-1).neg(), { reduction: 'sum' })"],
      ['(1).neg(), options)', "(1).neg(), { reduction: 'sum' })"],
    ],
  },
  'sign-flipped': {
    why: 'The sign is missing: training would make the right class less and less likely.',
    replace: [
      ['-1).neg(), options', '-1), options'],
      ['(1).neg(), options', '(1), options'],
    ],
  },
  'softmax-over-batch': {
    why: 'Takes axis 0 for the classes: the softmax runs over the batch.',
    replace: [['logSoftmax(-1)', 'logSoftmax(0)']],
  },
  'softmax-then-log': {
    why: 'log of softmax: a probability that rounds to 0 has the logarithm −∞.',
    replace: [['logSoftmax(-1', 'softmax(-1).log(']],
  },
})
