import { Value } from 'chalkgrad'

const x = new Value(3)
const y = x.mul(x).add(x)

for (const node of y.topologicalOrder()) console.log(node.op || 'leaf', node.data)
