import { wrong } from '#exercises'

export default wrong({
  'adds-local-derivatives': {
    why: "Adds the local derivative itself: the chain rule's product is missing.",
    replace: [
      ['const { parents, locals } = nodes[i]', 'nodes[i].'],
      ['grads[i] *', 'nodes[i].'],
    ],
  },
  'all-ones': {
    why: 'Starts every gradient at 1, as if every node were the result.',
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
    why: 'Treats the parents as a set: in x · x only one of the two shares counts.',
    replace: [
      [
        'parents.forEach((parent, k) => (grads[parent] += grads[i] * locals[k]))',
        'for (const parent of new Set(parents)) grads[parent] += grads[i] * locals[parents.indexOf(parent)]',
      ],
    ],
  },
  'forward-order': {
    why: 'Goes through the nodes from the first to the last: gradients are passed on before they have arrived.',
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
    why: '= for +=: the last path that arrives wipes out the others.',
    replace: [
      ['const { parents, locals } = nodes[i]', 'nodes[i].'],
      ['+= grads[i] *', '= grads[i] * nodes[i].'],
    ],
  },
})
