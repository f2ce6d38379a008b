import { todo } from '#exercises'

/**
 * One node of a graph: the places of its parents in the list of nodes, and
 * the local derivative for each of them.
 */
export interface Node {
  parents: number[]
  locals: number[]
}

/**
 * The gradient of the last node with respect to every node, by one sweep
 * back.
 *
 * `nodes` is in topological order (parents before children) and its last
 * node is the result. A node that the result does not depend on has the
 * gradient 0. `nodes` itself is not changed.
 *
 * Example, x · x + x at x = 3. The nodes are x, the product, the sum:
 *
 *     gradients([
 *       { parents: [], locals: [] },
 *       { parents: [0, 0], locals: [3, 3] },
 *       { parents: [1, 0], locals: [1, 1] },
 *     ]) // [7, 1, 1]
 */
export function gradients(nodes: Node[]): number[] {
  return todo('reverse-sweep')
}
