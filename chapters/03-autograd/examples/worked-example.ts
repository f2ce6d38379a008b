import { Value } from 'chalkgrad'

const w = new Value(2)
const x = new Value(3)
const b = new Value(-1)
const y = new Value(4)

const loss = w.mul(x).add(b).sub(y).pow(2)
loss.backward()

console.log(`loss ${loss.data}`)
console.log(`∂loss/∂w ${w.grad}   ∂loss/∂x ${x.grad}   ∂loss/∂b ${b.grad}   ∂loss/∂y ${y.grad}`)

// The same question, asked by hand: what does the loss do when w grows by 0.001?
const w2 = 2.001
console.log(`loss at w = 2.001: ${((w2 * 3 - 1 - 4) ** 2).toFixed(6)}`)
