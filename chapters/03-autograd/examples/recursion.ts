import { Value } from 'chalkgrad'

let calls = 0

/** Follows every path down to the leaves, one call a step. */
function pushDown(node: Value, grad: number): void {
  calls++
  node.grad += grad
  if (node.left) pushDown(node.left, grad * node.dLeft)
  if (node.right) pushDown(node.right, grad * node.dRight)
}

for (const doublings of [5, 10, 20]) {
  const x = new Value(1)
  let y = x
  for (let i = 0; i < doublings; i++) y = y.add(y)
  calls = 0
  pushDown(y, 1)
  const nodes = y.topologicalOrder().length
  console.log(`${nodes} nodes: gradient ${x.grad}, ${calls} calls`)
}

const x = new Value(1)
let chain = x
for (let i = 0; i < 100_000; i++) chain = chain.add(1)

chain.backward()
console.log(`chain of 100,000, by the engine: gradient ${x.grad}`)

pushDown(chain, 1)
