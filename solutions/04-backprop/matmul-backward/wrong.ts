import { wrong } from '#exercises'

export default wrong({
  'batch-mean': {
    why: 'Thinks of a batch as something that is averaged over, as in a loss; gradients of several uses add up.',
    replace: [
      [
        'return g.matmul(b.transpose()).sumTo(a.shape',
        `const each = g.matmul(b.transpose())
  return each.sumTo(a.shape).mul(a.size / each.size`,
      ],
      [
        'return a.transpose().matmul(g).sumTo(b.shape',
        `const each = a.transpose().matmul(g)
  return each.sumTo(b.shape).mul(b.size / each.size`,
      ],
    ],
  },
  detached: {
    why: 'Wants to keep the rule out of the graph, and detaches the factors: the second derivative is lost.',
    replace: [
      ['b.transpose', 'b.detach().transpose'],
      ['return a.', 'return a.detach().'],
    ],
  },
  'no-sum': {
    why: 'Tries batches on both sides, where the shapes fit by themselves, and forgets the one that is shared.',
    replace: [
      ['.sumTo(a.shape)', ''],
      [').sumTo(b.shape', ''],
    ],
  },
  'not-transposed': {
    why: 'Knows the rule for numbers, gradient times the other factor, and does not transpose the matrix.',
    replace: [
      ['b.transpose()', 'b'],
      ['a.transpose()', 'a'],
    ],
  },
  'swapped-factors': {
    why: 'Multiplies in whatever order, as numbers allow: for square matrices the shapes fit.',
    replace: [
      ['g.matmul(b.transpose()', 'b.transpose().matmul(g'],
      ['a.transpose().matmul(g', 'g.matmul(a.transpose()'],
    ],
  },
})
