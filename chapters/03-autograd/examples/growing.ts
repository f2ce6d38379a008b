import { Value } from 'chalkgrad'

let w = new Value(0)
for (let step = 0; step < 4; step++) {
  const loss = w.sub(3).pow(2)
  loss.backward()
  console.log(
    `w ${w.data.toFixed(2)}, gradient ${w.grad.toFixed(2)}, nodes in the graph ${loss.topologicalOrder().length}`,
  )
  // An update made of Values: the new w remembers how it was made.
  w = w.sub(0.3 * w.grad)
}
