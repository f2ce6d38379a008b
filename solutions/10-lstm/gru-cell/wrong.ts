import { wrong } from '#exercises'

export default wrong({
  'z-the-other-way': {
    why: 'Takes z for the share of the new value, as the first paper’s text has it in places, and other libraries do.',
    replace: [['n.add(z.mul(state.hidden.sub(n)))', 'state.hidden.add(z.mul(n.sub(state.hidden)))']],
  },
  'order-z-r-n': {
    why: 'Takes the gates in the order z, r, n.',
    replace: [
      ['[xr, xz, xn]', '[xz, xr, xn]'],
      ['[hr, hz, hn]', '[hz, hr, hn]'],
    ],
  },
  'r-before-both': {
    why: 'Lets r stand in front of the input as well.',
    replace: [['xn.add(r.mul(hn)).tanh()', 'r.mul(xn.add(hn)).tanh()']],
  },
  'r-forgotten': {
    why: 'Adds both sums of n as in the other cells.',
    replace: [['xn.add(r.mul(hn))', 'xn.add(hn).add(r.mul(0))']],
  },
  'r-on-the-state': {
    why: 'Multiplies the state by r, where its product with W_hn is meant.',
    replace: [['xn.add(r.mul(hn))', 'xn.add(hn).add(r.mul(state.hidden))']],
  },
  'new-value-is-a-gate': {
    why: 'Takes the sigmoid for all three.',
    replace: [['xn.add(r.mul(hn)).tanh()', 'xn.add(r.mul(hn)).sigmoid()']],
  },
  'both-in-full': {
    why: 'Adds n as it is, and not the share that z leaves.',
    replace: [['n.add(z.mul(state.hidden.sub(n)))', 'n.add(z.mul(state.hidden))']],
  },
  'cuts-the-graph': {
    why: 'Takes the old state for something outside of the graph.',
    replace: [['z.mul(state.hidden.sub(n))', 'z.mul(state.hidden.detach().sub(n))']],
  },
})
