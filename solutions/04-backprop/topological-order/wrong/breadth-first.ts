// Turns a breadth-first search around: a node with a short way from the root comes too late.
import type { GraphNode } from 'chalkgrad'

export function topologicalOrder(roots: readonly GraphNode[]): GraphNode[] {
  const seen = new Set<GraphNode>(roots)
  const order = [...seen]
  for (let i = 0; i < order.length; i++) {
    for (const { node } of order[i].inputs) {
      if (node === undefined || seen.has(node)) continue
      seen.add(node)
      order.push(node)
    }
  }
  return order.reverse()
}
