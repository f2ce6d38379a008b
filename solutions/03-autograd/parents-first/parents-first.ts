/** Every node that `result` was made from, each once, parents before children. */
export function topologicalOrder(parents: number[][], result: number): number[] {
  const order: number[] = []
  const seen = new Uint8Array(parents.length)
  // How many parents of a node have been looked at: it saves looking at them again each time the node is on top.
  const looked = new Uint32Array(parents.length)
  const stack = [result]
  seen[result] = 1

  while (stack.length > 0) {
    const node = stack[stack.length - 1]
    if (looked[node] < parents[node].length) {
      const parent = parents[node][looked[node]++]
      // Seen, though perhaps not listed yet? Then it lies below on the stack: only possible in a circle.
      if (seen[parent] === 0) {
        seen[parent] = 1
        stack.push(parent)
      }
    } else {
      // Nothing left to wait for: all that this node was made from is in the list.
      order.push(node)
      stack.pop()
    }
  }
  return order
}
