import { todo } from '#exercises'

/**
 * An order of the nodes in which every parent stands before its children.
 * Nodes are numbers, and `parents[node]` lists the parents of a node (none
 * for a leaf, perhaps the same one twice, perhaps more than two).
 *
 * The list holds each node that `result` was made from exactly once, and no
 * other; `result` is the last. It must work for a chain of 100,000 nodes.
 *
 * Example: parents = [[2, 1], [2], []] and result = 0 give [2, 1, 0]: node
 * 2 is a leaf, node 1 was made from it, and node 0 from both.
 */
export function topologicalOrder(parents: number[][], result: number): number[] {
  return todo('parents-first')
}
