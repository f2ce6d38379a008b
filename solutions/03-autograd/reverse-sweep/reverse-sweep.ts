/** One node of a graph: the places of its parents in the list of nodes, and the local derivative for each of them. */
export interface Node {
  parents: number[]
  locals: number[]
}

/** The gradient of the last node with respect to every node, by one sweep back. */
export function gradients(nodes: Node[]): number[] {
  // Zero everywhere: a sum has to start somewhere, and a node without a path to the result stays there.
  const grads = nodes.map(() => 0)
  // The result depends on itself with strength 1.
  grads[nodes.length - 1] = 1
  // From the end: when a node's turn comes, all of its children have had theirs, so its gradient is complete.
  for (let i = nodes.length - 1; i >= 0; i--) {
    const { parents, locals } = nodes[i]
    // += and not =: each child, and each use by the same child, adds its share.
    parents.forEach((parent, k) => (grads[parent] += grads[i] * locals[k]))
  }
  return grads
}
