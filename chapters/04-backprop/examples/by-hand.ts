import { tensor } from 'chalkgrad'

const x = tensor([[1, 2]], { requiresGrad: true })
const w = tensor([[3, 4], [5, 6]], { requiresGrad: true })

const y = x.matmul(w)
const loss = y.square().sum().div(2)
loss.backward()

console.log(`y = ${y}, loss = ${loss.item()}`)
console.log(`gradient of x: ${x.grad}`)
console.log(`gradient of w:\n${w.grad}`)
