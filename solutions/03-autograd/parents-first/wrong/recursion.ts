// Right for small graphs, but it recurses: a chain of 100,000 nodes overflows the call stack.
export function topologicalOrder(parents: number[][], result: number): number[] {
  const order: number[] = []
  const seen = new Set<number>()
  const visit = (node: number) => {
    if (seen.has(node)) return
    seen.add(node)
    parents[node].forEach(visit)
    order.push(node)
  }
  visit(result)
  return order
}
