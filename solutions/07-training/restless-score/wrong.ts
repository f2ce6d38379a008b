import { wrong } from '#exercises'

export default wrong({
  'always-back-to-training': {
    why: 'Leaves the model in training, also one that came switched to use.',
    replace: [['(training', '(']],
  },
  'eval-and-stay': {
    why: 'Switches to use and never back: after the first measurement, training goes on without dropout.',
    replace: [
      ['model.train(training)', ''],
      ['model.train()', ''],
    ],
  },
  'eval-for-all': {
    why: 'Dropout is switched off for the whole run, training and all.',
    replace: [
      ['crossEntropy, noGrad', 'crossEntropy'],
      [
        `{
  const { training } = model
  model.eval()
  try {
    return noGrad(() =>`,
        '',
      ],
      [
        `})
  } finally {
    model.train(training)
  }`,
        '',
      ],
      [
        'number[] = []',
        `number[] = []
  model.eval()`,
      ],
      ['model.train()', ''],
    ],
  },
  'no-grad-only': {
    why: 'noGrad for eval: no graph is recorded, and dropout acts as before.',
    replace: [['model.eval()', '']],
  },
  'not-repaired': {
    why: 'Nothing is repaired: dropout acts while measuring.',
    replace: [
      ['crossEntropy, noGrad', 'crossEntropy'],
      [
        `{
  const { training } = model
  model.eval()
  try {
    return noGrad(() =>`,
        '',
      ],
      [
        `})
  } finally {
    model.train(training)
  }`,
        '',
      ],
      ['model.train()', ''],
    ],
  },
  'train-before-the-loop': {
    why: 'train() once before all epochs, eval() in each measurement: from the second epoch on there is no dropout.',
    replace: [
      ['model.train(training)', ''],
      [
        'number[] = []',
        `number[] = []
  model.train()`,
      ],
      ['model.train()', ''],
    ],
  },
})
