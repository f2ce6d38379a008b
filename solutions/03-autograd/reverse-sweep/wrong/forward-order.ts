// Goes through the nodes from the first to the last: gradients are passed on before they have arrived.
export interface Node {
  parents: number[]
  locals: number[]
}

export function gradients(nodes: Node[]): number[] {
  const grads = nodes.map(() => 0)
  grads[nodes.length - 1] = 1
  for (let i = 0; i < nodes.length; i++) {
    nodes[i].parents.forEach((parent, k) => (grads[parent] += grads[i] * nodes[i].locals[k]))
  }
  return grads
}
