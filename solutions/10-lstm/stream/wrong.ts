import { wrong } from '#exercises'

export default wrong({
  'rows-of-all-words': {
    why: 'Divides all words by the rows: the last word of the last row has no target.',
    replace: [['(tokens.length - 1) / batch', 'tokens.length / batch']],
  },
  'one-window-after-the-other': {
    why: 'Fills each window with the next words of the text: row b does not go on where row b ended.',
    replace: [
      [
        'tokens.slice(row * length + from + shift, row * length + to + shift)',
        'tokens.slice(batch * from + row * (to - from) + shift, batch * from + (row + 1) * (to - from) + shift)',
      ],
    ],
  },
  'last-window-lost': {
    why: 'Leaves out a last window that is not full.',
    replace: [['from < length; from += time', 'from + time <= length; from += time']],
  },
  'targets-are-the-words': {
    why: 'Forgets to go one further: the network learns to copy.',
    replace: [['targets: cut(1)', 'targets: cut(0)']],
  },
  'windows-overlap': {
    why: 'Begins a window with the last word of the one before, which was its target: the state reads it twice.',
    replace: [['from += time', 'from += Math.max(1, time - 1)']],
  },
  'hidden-only': {
    why: 'Cuts the graph of the hidden state, and the memory of an LSTM brings its own.',
    replace: [['keep(part.detach())', "keep(name === 'hidden' ? part.detach() : part)"]],
  },
  'graph-and-all': {
    why: 'Keeps the state as it is: the graph grows with each window.',
    replace: [['keep(part.detach())', 'keep(part)']],
  },
  'not-kept': {
    why: 'Cuts the graph, and lets the loop take the memory back.',
    replace: [['keep(part.detach())', 'part.detach()']],
  },
  'begins-anew': {
    why: 'Hands on zeros: each window is read as if it were the first.',
    replace: [['keep(part.detach())', 'keep(part.detach().mul(0))']],
  },
})
