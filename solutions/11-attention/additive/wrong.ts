import { wrong } from '#exercises'

export default wrong({
  'no-tanh': {
    why: 'Leaves the tanh out: then the query adds the same to all scores, and nobody is asked.',
    replace: [['q.add(k).tanh()', 'q.add(k)']],
  },
  'tanh-of-each': {
    why: 'Squashes both, and adds then: again the query adds the same to all.',
    replace: [['q.add(k).tanh()', 'q.tanh().add(k.tanh())']],
  },
  multiplied: {
    why: 'Multiplies what it should add.',
    replace: [['q.add(k)', 'q.mul(k)']],
  },
  'axes-exchanged': {
    why: 'Puts the axes in the other way round: (keys, queries), and a square table does not tell.',
    replace: [
      ['forward(queries).unsqueeze(2)', 'forward(queries).unsqueeze(1)'],
      ['prepared.unsqueeze(1)', 'prepared.unsqueeze(2)'],
    ],
  },
  'prepares-again': {
    why: 'Makes U·key at each step, and leaves what was handed in.',
    replace: [['prepared.unsqueeze(1)', 'this.prepare(keys).unsqueeze(1)']],
  },
  'prepares-the-keys': {
    why: 'Prepares nothing, and multiplies when it is asked.',
    replace: [
      ['    return this.key.forward(keys)\n', '    return keys\n'],
      ['prepared.unsqueeze(1)', 'this.key.forward(prepared).unsqueeze(1)'],
    ],
  },
  'squeezes-all': {
    why: 'Takes out each axis of size 1, and with it a batch of one.',
    replace: [['.squeeze(-1)', '.squeeze()']],
  },
  'axis-left': {
    why: 'Leaves the axis of the one score.',
    replace: [['.squeeze(-1)', '']],
  },
  'one-layer-for-both': {
    why: 'Sends the keys through the layer of the queries, where the widths are equal.',
    replace: [
      [
        '    return this.key.forward(keys)\n',
        '    return (keys.shape[2] === this.query.weight.shape[1] ? this.query : this.key).forward(keys)\n',
      ],
    ],
  },
  'v-forgotten': {
    why: 'Adds the hidden numbers up, and leaves v out.',
    replace: [['this.score.forward(q.add(k).tanh()).squeeze(-1)', 'q.add(k).tanh().sum(-1)']],
  },
  'tanh-at-the-end': {
    why: 'Takes the tanh of the score.',
    replace: [['this.score.forward(q.add(k).tanh()).squeeze(-1)', 'this.score.forward(q.add(k)).tanh().squeeze(-1)']],
  },
  'for-each-pair': {
    why: 'Repeats the queries for each pair first, and multiplies then: the same numbers, many times the work.',
    replace: [
      [
        'this.query.forward(queries).unsqueeze(2)',
        'this.query.forward(queries.unsqueeze(2).expand([queries.shape[0], queries.shape[1], keys.shape[1], queries.shape[2]]))',
      ],
    ],
  },
})
