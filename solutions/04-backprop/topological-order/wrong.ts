import { wrong } from '#exercises'

export default wrong({
  'breadth-first': {
    why: 'Thinks that further from the root means earlier: a node with a short way from the root comes too late.',
    replace: [
      [
        `)
  const order: GraphNode[] = []
  for (const root of roots) {
    if (seen.has(root)) continue
    seen.add(root)
    // The stack that the recursive function would have had: the path to where we are, and how far each node on it got.
    const path = [{ node: root, next: 0 }]
    while (path.length > 0) {
      const here = path[path.length - 1]
      if (here.next === here.node.inputs.length) {
        // All its inputs are in the order: now the node itself may be.
        order.push(here.node)
        path.pop()
        continue
      }
      const { node } = here.node.inputs[here.next++]`,
        `roots)
  const order = [...seen]
  for (let i = 0; i < order.length; i++) {
    for (const { node } of order[i].inputs) {`,
      ],
      ['path.push({ node, next: 0 }', 'order.push(node'],
      ['return order', 'return order.reverse()'],
    ],
  },
  'first-root-only': {
    why: 'Has one loss in mind, and starts at the first root only.',
    replace: [['of roots)', 'of roots.slice(0, 1))']],
  },
  'marks-stay': {
    why: 'Makes the set of marks once, outside of the function, to spare memory: a second walk finds nothing.',
    replace: [
      [
        "'chalkgrad'",
        `'chalkgrad'

const seen = new WeakSet<GraphNode>()`,
      ],
      ['const seen = new Set<GraphNode>()', ''],
    ],
  },
  'never-marked': {
    why: 'Thinks of a tree, where one way leads to each node: each further path places it again.',
    replace: [['|| seen.has(node)', '']],
  },
  'placed-on-entry': {
    why: 'Notes a node when the walk meets it, as a search does: its inputs come after it.',
    replace: [
      [
        'add(root)',
        `add(root)
    order.push(root)`,
      ],
      ['order.push(here.node)', ''],
      [
        'add(node)',
        `add(node)
      order.push(node)`,
      ],
    ],
  },
  recursive: {
    why: 'Writes the order as it is defined, by recursion: 100,000 operations in a row overflow the stack.',
    replace: [
      ['for (const root of roots)', 'const place = (node: GraphNode): void =>'],
      [
        `root)) continue
    seen.add(root)
    // The stack that the recursive function would have had: the path to where we are, and how far each node on it got.
    const path = [{ node: root, next: 0 }]
    while (path.length > 0) {
      const here = path[path.length - 1]
      if (here.next === here.node.inputs.length) {
        // All its inputs are in the order: now the node itself may be.
        order.push(here.node)
        path.pop()
        continue
      }
      const { node } = here.node.inputs[here.next++]
      if (node === undefined || seen.has(node)) continue`,
        'node)) return',
      ],
      [
        `path.push({ node, next: 0 })
    }
  }`,
        `for (const input of node.inputs) if (input.node !== undefined) place(input.node)
    order.push(node)
  }
  roots.forEach(place)`,
      ],
    ],
  },
})
