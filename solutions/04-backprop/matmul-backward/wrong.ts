import { wrong } from '#exercises'

export default wrong({
  'batch-mean': {
    why: 'Averages over the batch that shares a matrix, where the chain rule asks for the sum.',
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
    why: 'Uses detached copies, so that the second derivative is lost.',
    replace: [
      ['b.transpose', 'b.detach().transpose'],
      ['return a.', 'return a.detach().'],
    ],
  },
  'no-sum': {
    why: 'Forgets to sum over the batch that shares a matrix.',
    replace: [
      ['.sumTo(a.shape)', ''],
      [').sumTo(b.shape', ''],
    ],
  },
  'not-transposed': {
    why: 'Multiplies G by the other factor as it stands, and forgets to transpose it.',
    replace: [
      ['b.transpose()', 'b'],
      ['a.transpose()', 'a'],
    ],
  },
  'swapped-factors': {
    why: 'Multiplies in the wrong order: the shapes only fit for square matrices.',
    replace: [
      ['g.matmul(b.transpose()', 'b.transpose().matmul(g'],
      ['a.transpose().matmul(g', 'g.matmul(a.transpose()'],
    ],
  },
})
