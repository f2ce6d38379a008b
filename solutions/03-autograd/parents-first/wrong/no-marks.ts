// Nothing says "already seen": a node that is used twice is listed twice.
export function topologicalOrder(parents: number[][], result: number): number[] {
  const order: number[] = []
  const stack = [result]
  while (stack.length > 0) {
    const node = stack.pop() ?? 0
    order.push(node)
    stack.push(...parents[node])
  }
  return order.reverse()
}
