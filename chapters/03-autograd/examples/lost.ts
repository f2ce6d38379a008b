import { Value } from 'chalkgrad'

const w = new Value(2)
const kept = w.mul(w).mul(3)
kept.backward()
console.log(`through Values:     3w² = ${kept.data}, gradient ${w.grad}`)

w.grad = 0
const square = new Value(w.data * w.data)
const lost = square.mul(3)
lost.backward()
console.log(`through .data:      3w² = ${lost.data}, gradient ${w.grad}`)
