import { wrong } from '#exercises'

export default wrong({
  'always-downwards': {
    why: "Turns only the start value around for 'max', and goes on to look for something smaller.",
    replace: [
      [
        "mode === 'min' ? value < this.best - minDelta : value > this.best + minDelta",
        'value < this.best - minDelta || this.bestEpoch === 0',
      ],
    ],
  },
  'compares-with-the-last': {
    why: 'Keeps the last value at hand and compares with it, not with the best.',
    replace: [
      [
        '+ minDelta',
        `+ minDelta
    this.best = value`,
      ],
      ['this.best = value', ''],
    ],
  },
  'keeps-the-parameters': {
    why: 'Keeps the parameters themselves for the best weights; the next step changes them.',
    replace: [
      [
        `epoch
      discard(this.weights)`,
        'epoch',
      ],
      ['run.model.stateDict(', 'Object.fromEntries(run.model.namedParameters()'],
    ],
  },
  'no-min-delta': {
    why: 'Overlooks minDelta: any gain counts, however small.',
    replace: [['- minDelta : value > this.best + minDelta', ': value > this.best']],
  },
  'one-too-early': {
    why: 'Reads patience as the number of epochs after which to stop, and stops in the last that was allowed.',
    replace: [['bestEpoch >', 'bestEpoch >=']],
  },
  'restores-only-when-stopped': {
    why: 'Restores where it stops the run: a run that ends by itself keeps its last weights.',
    replace: [['if (Object', 'if (run.stopped !== undefined && Object']],
  },
})
