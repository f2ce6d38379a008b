import type { Checks, T } from '#exercises'

/** Is `order` right for the graph? It must hold `wanted`, each once, inputs first. */
function check(t: T, order: number[], inputs: number[][], wanted: number[]) {
  t.ok(Array.isArray(order), 'the order is a list of nodes')
  for (const node of order) t.ok(wanted.includes(node), `node ${node} is in the order, but nothing needs it`)
  for (const node of wanted) {
    const count = order.filter((other) => other === node).length
    t.ok(count === 1, `node ${node} is in the order ${count} times: [${order.join(', ')}]`)
    for (const input of inputs[node]) {
      t.ok(
        order.indexOf(input) < order.indexOf(node),
        `node ${node} stands before its input ${input}: [${order.join(', ')}]`,
      )
    }
  }
}

// 0: c = a·b, 1: d = c + a, 2: loss = d·c
const example = [[-1, -1], [0, -1], [1, 0]] // prettier-ignore
// 3 needs 0 directly, and over 1 and 2.
const shortcut = [[-1], [0], [1], [0, 2]]

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example': async (impl, t) => {
    t.equal(await impl.order(example, [2]), [0, 1, 2])
  },
  'a short way and a long way to the same node': async (impl, t) => {
    check(t, await impl.order(shortcut, [3]), shortcut, [0, 1, 2, 3])
    const turned = [[-1], [0], [1], [2, 0]]
    check(t, await impl.order(turned, [3]), turned, [0, 1, 2, 3])
  },
  'a node that is used many times is there once': async (impl, t) => {
    check(t, await impl.order([[-1], [0, 0, 0]], [1]), [[-1], [0, 0, 0]], [0, 1])
  },
  'a ladder of forty steps, two ways each: 41 nodes, not 2⁴⁰ paths': async (impl, t) => {
    t.equal(await impl.ladder(40), Array.from({ length: 41 }, (_, i) => i)) // prettier-ignore
  },
  'only what the root needs, in any numbering': async (impl, t) => {
    const graph = [[3], [0, 2], [], [-1], [1], [0]]
    check(t, await impl.order(graph, [1]), graph, [0, 1, 2, 3])
    t.equal(await impl.order(graph, [2]), [2])
  },
  'several roots, one of them inside the graph of another': async (impl, t) => {
    const graph = [[-1], [0], [0], [2], [-1]]
    check(t, await impl.order(graph, [1, 3, 0, 4]), graph, [0, 1, 2, 3, 4])
    t.equal(await impl.order(graph, []), [])
  },
  'a second walk finds everything again': async (impl, t) => {
    t.equal(await impl.orderTwice(example, [2]), [[0, 1, 2], [0, 1, 2]]) // prettier-ignore
  },
  '100,000 operations in a row': async (impl, t) => {
    t.equal(await impl.chain(100_000), { first: 0, last: 99_999, length: 100_000 })
  },
}
