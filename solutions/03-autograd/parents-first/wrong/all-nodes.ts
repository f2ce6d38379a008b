// Lists every node of the graph, also those that the result was not made from.
export function topologicalOrder(parents: number[][], result: number): number[] {
  const order: number[] = []
  const seen = new Set<number>()
  for (const root of [result, ...parents.keys()]) {
    const stack = [root]
    while (stack.length > 0) {
      const node = stack[stack.length - 1]
      const next = parents[node].find((parent) => !seen.has(parent))
      if (next === undefined) {
        if (!seen.has(node)) order.push(node)
        seen.add(node)
        stack.pop()
      } else stack.push(next)
    }
  }
  return order
}
