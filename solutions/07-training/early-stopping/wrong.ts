import { wrong } from '#exercises'

export default wrong({
  'always-downwards': {
    why: "mode 'max' is treated as 'min' turned around in the start value only.",
    replace: [["mode === 'min' ? value < this.best - minDelta : value > this.best + minDelta", 'value < this.best - minDelta || this.bestEpoch === -1']],
  },
  'compares-with-the-last': {
    why: 'Compares with the epoch before, not with the best.',
    replace: [['+ minDelta', `+ minDelta
    this.best = value`], ['this.best = value', '']],
  },
  'keeps-the-parameters': {
    why: 'Keeps the parameters themselves, which the next step changes.',
    replace: [[`epoch
      discard(this.weights)`, 'epoch'], ['run.model.stateDict(', 'Object.fromEntries(run.model.namedParameters()']],
  },
  'no-min-delta': {
    why: 'A gain smaller than minDelta counts.',
    replace: [['- minDelta : value > this.best + minDelta', ': value > this.best']],
  },
  'one-too-early': {
    why: 'Stops when patience epochs have passed, not more.',
    replace: [['bestEpoch >', 'bestEpoch >=']],
  },
  'restores-only-when-stopped': {
    why: 'The best weights come back only when the run was stopped early.',
    replace: [['if (Object', 'if (run.stopped !== undefined && Object']],
  },
})
