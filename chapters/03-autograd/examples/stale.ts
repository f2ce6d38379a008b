import { Value } from 'chalkgrad'

const w = new Value(2)
const loss = w.mul(w)

w.data = 10
loss.backward()
console.log(`w is ${w.data}, loss is still ${loss.data}, gradient ${w.grad}`)
