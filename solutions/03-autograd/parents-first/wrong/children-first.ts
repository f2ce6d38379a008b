// The order of the backward walk: the result first, every parent after its children.
export function topologicalOrder(parents: number[][], result: number): number[] {
  const order: number[] = []
  const seen = new Set([result])
  const stack = [result]
  while (stack.length > 0) {
    const node = stack[stack.length - 1]
    const next = parents[node].find((parent) => !seen.has(parent))
    if (next === undefined) order.push(stack.pop() ?? 0)
    else {
      seen.add(next)
      stack.push(next)
    }
  }
  return order.reverse()
}
