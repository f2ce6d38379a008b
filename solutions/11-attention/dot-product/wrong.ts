import { wrong } from '#exercises'

export default wrong({
  'keys-not-turned': {
    why: 'Multiplies by the keys as they are: where there are as many keys as numbers in one, no shape complains.',
    replace: [
      [
        'queries.matmul(keys.transpose())',
        '(keys.shape[1] === keys.shape[2] ? queries.matmul(keys) : queries.matmul(keys.transpose()))',
      ],
    ],
  },
  'keys-ask': {
    why: 'Takes keys for queries: (keys, queries), and a square table does not tell.',
    replace: [['queries.matmul(keys.transpose())', 'keys.matmul(queries.transpose())']],
  },
  'each-with-its-own': {
    why: 'Multiplies number by number: query 1 meets key 1 only.',
    replace: [['queries.matmul(keys.transpose())', 'queries.mul(keys).sum(2, { keepDims: true })']],
  },
  'divided-by-the-root': {
    why: 'Divides by the root of the width: the next chapter does that, and says why.',
    replace: [
      ['queries.matmul(keys.transpose())', 'queries.matmul(keys.transpose()).div(Math.sqrt(queries.shape[2]))'],
    ],
  },
  'softmax-already': {
    why: 'Gives weights for scores: forward takes the softmax once more.',
    replace: [['queries.matmul(keys.transpose())', 'queries.matmul(keys.transpose()).softmax()']],
  },
  'matrix-on-the-query': {
    why: 'Sends the query through the matrix: that is Wᵀ, and fails only where the widths differ.',
    replace: [['super.scores(queries, prepared)', 'super.scores(this.key.forward(queries), keys)']],
  },
  'matrix-on-both': {
    why: 'Sends both through the same matrix.',
    replace: [
      [
        'super.scores(queries, prepared)',
        'super.scores(queries.shape[2] === keys.shape[2] ? this.key.forward(queries) : queries, prepared)',
      ],
    ],
  },
  'matrix-forgotten': {
    why: 'Makes the matrix, and does not use it where the widths fit anyway.',
    replace: [
      [
        'super.scores(queries, prepared)',
        'super.scores(queries, queries.shape[2] === keys.shape[2] ? keys : prepared)',
      ],
    ],
  },
  'matrix-twice': {
    why: 'Sends what is prepared through the matrix once more.',
    replace: [
      [
        'super.scores(queries, prepared)',
        'super.scores(queries, queries.shape[2] === keys.shape[2] ? this.key.forward(prepared) : prepared)',
      ],
    ],
  },
  'prepares-again': {
    why: 'Makes W·key at each step, and leaves what was handed in.',
    replace: [['super.scores(queries, prepared)', 'super.scores(queries, this.prepare(keys))']],
  },
  'keys-do-not-learn': {
    why: 'Takes the keys for something outside of the graph: the encoder learns nothing.',
    replace: [['keys.transpose()', 'keys.detach().transpose()']],
  },
})
