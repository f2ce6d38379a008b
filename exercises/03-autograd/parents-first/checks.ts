import type { Checks, T } from '#exercises'

/** Everything that makes a list a topological order of what `result` was made from. */
function isOrder(order: number[], parents: number[][], result: number, t: T): void {
  const needed = new Set([result])
  for (const node of needed) for (const parent of parents[node]) needed.add(parent)

  const place = new Map(order.map((node, i) => [node, i]))
  t.ok(place.size === order.length, `a node is listed twice: ${order.length} entries, ${place.size} different nodes`)
  for (const node of needed) t.ok(place.has(node), `node ${node} is missing, and ${result} was made from it`)
  for (const node of order) t.ok(needed.has(node), `node ${node} is listed, but ${result} was not made from it`)
  for (const node of order) {
    for (const parent of parents[node]) {
      const before = (place.get(parent) ?? 0) < (place.get(node) ?? 0)
      t.ok(before, `node ${node} stands before its parent ${parent}`)
    }
  }
  t.equal(order.at(-1), result)
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example of the comment': async (impl, t) => {
    t.equal(await impl.topologicalOrder([[2, 1], [2], []], 0), [2, 1, 0])
  },
  'a leaf alone': async (impl, t) => {
    t.equal(await impl.topologicalOrder([[], []], 1), [1])
  },
  'a short way and a long way to the same parent': async (impl, t) => {
    // 0 was made from 1 and 4; 1 from 2; 2 from 3; 3 from 4. A walk by distance meets 4 too early.
    const parents = [[1, 4], [2], [3], [4], []]
    isOrder(await impl.topologicalOrder(parents, 0), parents, 0, t)
    const turned = [[4, 1], [2], [3], [4], []]
    isOrder(await impl.topologicalOrder(turned, 0), turned, 0, t)
  },
  'a parent used twice is listed once': async (impl, t) => {
    const parents = [[], [0, 0], [1, 0]]
    isOrder(await impl.topologicalOrder(parents, 2), parents, 2, t)
  },
  'only what the result was made from': async (impl, t) => {
    const parents = [[], [], [0], [1, 2], [3, 0]]
    isOrder(await impl.topologicalOrder(parents, 2), parents, 2, t)
  },
  'nodes in no particular order, some with three parents': async (impl, t) => {
    const parents = [[5, 3, 6], [], [1, 4], [2, 5], [], [2, 1], [3, 4, 1]]
    isOrder(await impl.topologicalOrder(parents, 0), parents, 0, t)
  },
  'forty doublings are 41 nodes, not 2⁴⁰ paths': async (impl, t) => {
    t.equal(await impl.doublings(40), Array.from({ length: 41 }, (_, i) => i)) // prettier-ignore
  },
  'a chain of 100,000 nodes': async (impl, t) => {
    const parents = Array.from({ length: 100_000 }, (_, i) => (i === 99_999 ? [] : [i + 1]))
    isOrder(await impl.topologicalOrder(parents, 0), parents, 0, t)
  },
}
