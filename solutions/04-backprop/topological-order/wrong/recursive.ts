// Calls itself: right, until 100,000 operations in a row overflow the stack.
import type { GraphNode } from 'chalkgrad'

export function topologicalOrder(roots: readonly GraphNode[]): GraphNode[] {
  const seen = new Set<GraphNode>()
  const order: GraphNode[] = []
  const place = (node: GraphNode): void => {
    if (seen.has(node)) return
    seen.add(node)
    for (const input of node.inputs) if (input.node !== undefined) place(input.node)
    order.push(node)
  }
  roots.forEach(place)
  return order
}
