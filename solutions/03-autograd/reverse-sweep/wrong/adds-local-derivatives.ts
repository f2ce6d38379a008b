// Adds the local derivative itself: the chain rule's product is missing.
export interface Node {
  parents: number[]
  locals: number[]
}

export function gradients(nodes: Node[]): number[] {
  const grads = nodes.map(() => 0)
  grads[nodes.length - 1] = 1
  for (let i = nodes.length - 1; i >= 0; i--) {
    nodes[i].parents.forEach((parent, k) => (grads[parent] += nodes[i].locals[k]))
  }
  return grads
}
