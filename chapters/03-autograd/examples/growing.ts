import { Value } from 'chalkgrad'

let w = new Value(0)
for (let step = 0; step < 4; step++) {
  const loss = w.sub(3).pow(2)
  loss.backward()
  const nodes = loss.topologicalOrder().length
  console.log(`w ${w.data.toFixed(2)}, nodes in the graph: ${nodes}`)
  // An update made of Values: the new w remembers the old one.
  w = w.sub(0.3 * w.grad)
}
