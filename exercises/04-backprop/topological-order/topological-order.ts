import { todo } from '#exercises'
import type { GraphNode } from 'chalkgrad'

/**
 * Every operation that `roots` depend on, each exactly once, and each after all operations that made its inputs.
 *
 * - roots: the nodes where the walk back will start; usually one
 * - `node.inputs` are tensors; `input.node` is the operation that made the tensor, or undefined for a leaf
 * - returns nodes only (a leaf has none); the order is free where neither of two nodes needs the other
 *
 * It must work for 100,000 operations in a row, where a function that calls itself overflows the stack. A solved file
 * can take the place of lib/autograd/topological-order.ts.
 *
 * Example: c = a · b, d = c + a, loss = d · c, with leaves a and b. From the node of `loss`, the order is
 * mul (c), add (d), mul (loss).
 */
export function topologicalOrder(roots: readonly GraphNode[]): GraphNode[] {
  return todo('topological-order')
}
