import { wrong } from '#exercises'

export default wrong({
  overwrites: {
    why: 'Writes = for +=: only the first step counts.',
    replace: [
      ['found.w += inside', 'found.w = inside'],
      ['found.u += inside', 'found.u = inside'],
      ['found.b += inside', 'found.b = inside'],
    ],
  },
  'last-step-only': {
    why: 'Backpropagates through the last step and takes the state in front of it for an input.',
    replace: [['t >= 1; t--', 't >= Math.max(1, x.length); t--']],
  },
  'state-after-for-u': {
    why: 'Multiplies by the state that the step made, and not by the one that it read.',
    replace: [['inside * h[t - 1]', 'inside * h[t]']],
  },
  'slope-without-square': {
    why: 'Takes 1 − h for the slope of tanh.',
    replace: [['(1 - h[t] ** 2)', '(1 - h[t])']],
  },
  'slope-of-the-step-before': {
    why: 'Counts the states from the wrong end: the slope is that of h_{t−1}.',
    replace: [['(1 - h[t] ** 2)', '(1 - h[t - 1] ** 2)']],
  },
  'no-slope-on-the-way': {
    why: 'Passes the gradient on through u alone, and forgets that it went through the tanh.',
    replace: [['arriving = inside * u', 'arriving = arriving * u']],
  },
  'without-the-half': {
    why: 'Forgets the ½ of the loss.',
    replace: [['loss: 0.5 * arriving', 'loss: arriving']],
  },
  'h0-before-u': {
    why: 'Stops at the first step, one u too early.',
    replace: [['arriving = inside * u', 'arriving = t === 1 ? inside : inside * u']],
  },
})
