// Starts every gradient at 1, as if every node were the result.
export interface Node {
  parents: number[]
  locals: number[]
}

export function gradients(nodes: Node[]): number[] {
  const grads = nodes.map(() => 1)
  for (let i = nodes.length - 1; i >= 0; i--) {
    nodes[i].parents.forEach((parent, k) => (grads[parent] += grads[i] * nodes[i].locals[k]))
  }
  return grads
}
