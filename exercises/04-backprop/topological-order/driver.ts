import { GraphNode } from 'chalkgrad'
import type { Tensor } from 'chalkgrad'

/** Runs where the learner's file runs: builds graph nodes from lists of numbers, and names them by number. */
export function drive(impl: typeof import('./topological-order.ts')) {
  /** inputs[i] are the nodes whose results node i takes; −1 is a leaf, which has no node. */
  function build(inputs: number[][]): GraphNode[] {
    const nodes = inputs.map((_, i) => new GraphNode(String(i), [], []))
    inputs.forEach((list, i) => {
      // All that an order needs of a tensor is the node that made it.
      nodes[i].inputs = list.map((input) => ({ node: input === -1 ? undefined : nodes[input] }) as Tensor)
    })
    return nodes
  }
  const numbers = (order: readonly GraphNode[]) => order.map((node) => Number(node.name))
  return {
    order(inputs: number[][], roots: number[]): number[] {
      const nodes = build(inputs)
      return numbers(impl.topologicalOrder(roots.map((root) => nodes[root])))
    },
    /** A ladder: each step takes the one before twice. Throws where every path is walked: 40 steps have 2⁴⁰ of them. */
    ladder(count: number): number[] {
      let looks = 0
      const nodes = build(Array.from({ length: count + 1 }, (_, i) => (i === 0 ? [-1] : [i - 1, i - 1])))
      for (const node of nodes) {
        const { inputs } = node
        Object.defineProperty(node, 'inputs', {
          get() {
            if (++looks > 1000 * count)
              throw new Error(
                `on a ladder of ${count} steps, inputs were looked at ${looks} times: every path is walked`,
              )
            return inputs
          },
        })
      }
      return numbers(impl.topologicalOrder([nodes[count]]))
    },
    /** Two walks over the same graph. */
    orderTwice(inputs: number[][], roots: number[]): number[][] {
      const nodes = build(inputs)
      return [1, 2].map(() => numbers(impl.topologicalOrder(roots.map((root) => nodes[root]))))
    },
    /** `count` operations in a row; answers with the first and the last of the order, and its length. */
    chain(count: number): { first: number; last: number; length: number } {
      const nodes = build(Array.from({ length: count }, (_, i) => (i === 0 ? [-1] : [i - 1])))
      const order = numbers(impl.topologicalOrder([nodes[count - 1]]))
      return { first: order[0], last: order[order.length - 1], length: order.length }
    },
  }
}
