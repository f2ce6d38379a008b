import { Value } from 'chalkgrad'

const w = new Value(2)
const x = new Value(3)
const b = new Value(-1)
const y = new Value(4)

const loss = w.mul(x).add(b).sub(y).pow(2)
loss.backward()

console.log('loss', loss.data)
console.log({ w: w.grad, x: x.grad, b: b.grad, y: y.grad })
