import { wrong } from '#exercises'

export default wrong({
  'both-biases': {
    why: 'Gives both biases the whole number, and they are added up.',
    replace: [["name.startsWith('bias_ih') ? logit : 0", 'logit']],
  },
  'other-bias-stays': {
    why: 'Sets one bias, and leaves in the other what chance has put there.',
    replace: [
      ["name.startsWith('bias_'))", "name.startsWith('bias_ih'))"],
      ["name.startsWith('bias_ih') ? logit : 0", 'logit'],
    ],
  },
  'share-for-sum': {
    why: 'Writes the share itself, and forgets that it goes through a sigmoid.',
    replace: [['const logit = Math.log(share / (1 - share))', 'const logit = share']],
  },
  'first-quarter': {
    why: 'Takes the forget gate for the first of the four.',
    replace: [['slice(0, size, 2 * size)', 'slice(0, 0, size)']],
  },
  'all-gates': {
    why: 'Sets the whole bias: all gates stand open, and g is far from 0.',
    replace: [['bias.slice(0, size, 2 * size)', 'bias.slice(0, 0, 4 * size)']],
  },
  'one-direction': {
    why: 'Thinks of layers, and forgets the way back.',
    replace: [["name.startsWith('bias_'))", "name.startsWith('bias_') && !name.endsWith('_reverse'))"]],
  },
  'first-layer': {
    why: 'Sets the first layer only.',
    replace: [["name.startsWith('bias_'))", "name.startsWith('bias_') && name.includes('l0'))"]],
  },
  'adds-to-it': {
    why: 'Adds to what is there instead of setting it.',
    replace: [['.fill_(', '.add_(']],
  },
  'any-share': {
    why: 'Computes with any share: 1 becomes infinite, and 1.5 is not a number.',
    replace: [['!(share > 0 && share < 1)', 'share < 0']],
  },
  'no-biases-no-error': {
    why: 'Does nothing where there is nothing to set.',
    replace: [['biases.length === 0', 'biases.length < 0']],
  },
})
