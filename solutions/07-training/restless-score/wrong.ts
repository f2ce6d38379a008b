import { wrong } from '#exercises'

export default wrong({
  'always-back-to-training': {
    why: 'Thinks that a model that is measured always comes from training, and hands it back so.',
    replace: [['(training', '(']],
  },
  'eval-and-stay': {
    why: 'Calls eval() where it is needed, and does not know that it lasts: training goes on without dropout.',
    replace: [
      ['model.train(training)', ''],
      ['model.train()', ''],
    ],
  },
  'eval-for-all': {
    why: 'Finds that dropout makes the scores restless, and switches it off once and for all.',
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
    why: 'Takes noGrad for the mode of use: it stops the recording, and dropout acts as before.',
    replace: [['model.eval()', '']],
  },
  'not-repaired': {
    why: 'Thinks that a measurement is noisy by nature.',
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
    why: 'Thinks that training begins once, before all epochs; each measurement switches it off again.',
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
