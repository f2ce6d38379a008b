import type { GraphNode } from './record.ts'

let visits = 0

/**
 * Every operation below `roots`, each after all operations that it needs. The walk keeps
 * its own stack, because a recursive one would overflow JavaScript's on a deep graph.
 */
export function topologicalOrder(roots: readonly GraphNode[]): GraphNode[] {
  const visit = ++visits
  const order: GraphNode[] = []
  /**
   * The path from a root to where we are, and for each node on it, which input comes next.
   */
  const path: GraphNode[] = []
  const next: number[] = []
  for (const root of roots) {
    if (root.visit === visit) continue
    root.visit = visit
    path.push(root)
    next.push(0)
    while (path.length > 0) {
      const top = path.length - 1
      const { inputs } = path[top]
      if (next[top] === inputs.length) {
        order.push(path[top])
        path.pop()
        next.pop()
        continue
      }
      const { node } = inputs[next[top]++]
      if (node !== undefined && node.visit !== visit) {
        node.visit = visit
        path.push(node)
        next.push(0)
      }
    }
  }
  return order
}
