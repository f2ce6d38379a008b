import { wrong } from '#exercises'

export default wrong({
  'order-i-f-o-g': {
    why: 'Takes the gates in the order of other libraries, with g at the end.',
    replace: [['const [i, f, g, o]', 'const [i, f, o, g]']],
  },
  'gates-for-each-other': {
    why: 'Takes the forget gate first, as it stands first in the formula.',
    replace: [['const [i, f, g, o]', 'const [f, i, g, o]']],
  },
  'forgets-by-f': {
    why: 'Takes the name at its word: what f says is forgotten.',
    replace: [['f.sigmoid().mul(state.cell)', 'f.neg().sigmoid().mul(state.cell)']],
  },
  'says-all': {
    why: 'Says what it remembers, without the tanh.',
    replace: [['o.sigmoid().mul(cell.tanh())', 'o.sigmoid().mul(cell)']],
  },
  'memory-squashed': {
    why: 'Squashes the memory itself at each step, so that it cannot count and its gradient dies.',
    replace: [['const cell = kept.add(written)', 'const cell = kept.add(written).tanh()']],
  },
  'proposal-is-a-gate': {
    why: 'Takes the sigmoid for all four: nothing can be taken away from the memory.',
    replace: [['g.tanh()', 'g.sigmoid()']],
  },
  'old-memory-said': {
    why: 'Says the memory as it was before this step.',
    replace: [['o.sigmoid().mul(cell.tanh())', 'o.sigmoid().mul(state.cell.tanh())']],
  },
  'one-gate-for-both': {
    why: 'Lets in what is forgotten, 1 − f, as the GRU does.',
    replace: [['i.sigmoid().mul(g.tanh())', 'f.neg().sigmoid().mul(g.tanh()).add(i.mul(0))']],
  },
  'cell-for-hidden': {
    why: 'Takes the hidden state for what is remembered.',
    replace: [['f.sigmoid().mul(state.cell)', 'f.sigmoid().mul(state.hidden)']],
  },
  'memory-without-graph': {
    why: 'Takes the memory for something outside of the graph.',
    replace: [['f.sigmoid().mul(state.cell)', 'f.sigmoid().mul(state.cell.detach())']],
  },
})
