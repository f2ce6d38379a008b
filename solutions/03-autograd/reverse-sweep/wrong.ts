import { wrong } from '#exercises'

export default wrong({
  'adds-local-derivatives': {
    why: 'Remembers that shares are added, and forgets that each is a product along its path.',
    replace: [
      ['const { parents, locals } = nodes[i]', 'nodes[i].'],
      ['grads[i] *', 'nodes[i].'],
    ],
  },
  'all-ones': {
    why: 'Knows that a sweep starts from 1, and starts every node there.',
    replace: [
      [
        `0)
  // The result depends on itself with strength 1.
  grads[nodes.length - 1] = 1`,
        '1)',
      ],
      ['const { parents, locals } = nodes[i]', 'nodes[i].'],
      ['] * locals', '] * nodes[i].locals'],
    ],
  },
  'counts-a-parent-once': {
    why: 'Thinks of parents as different nodes: in x · x only one of the two shares counts.',
    replace: [
      [
        'parents.forEach((parent, k) => (grads[parent] += grads[i] * locals[k]))',
        'for (const parent of new Set(parents)) grads[parent] += grads[i] * locals[parents.indexOf(parent)]',
      ],
    ],
  },
  'forward-order': {
    why: 'Goes through the list as it lies: gradients are passed on before they have arrived.',
    replace: [
      [
        `nodes.length - 1; i >= 0; i--) {
    const { parents, locals } = nodes[i]`,
        `0; i < nodes.length; i++) {
    nodes[i].`,
      ],
      ['] * locals', '] * nodes[i].locals'],
    ],
  },
  overwrites: {
    why: 'Thinks that a node has one child, from which its gradient comes: the last path that arrives wipes out the others.',
    replace: [
      ['const { parents, locals } = nodes[i]', 'nodes[i].'],
      ['+= grads[i] *', '= grads[i] * nodes[i].'],
    ],
  },
})
