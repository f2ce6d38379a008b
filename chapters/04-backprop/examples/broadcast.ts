import { ones, tensor } from 'chalkgrad'

const x = ones([3, 2])
const b = tensor([10, 20], { requiresGrad: true })

// Every row of the sum uses b once.
const y = x.add(b)
const g = tensor([[1, 2], [3, 4], [5, 6]])
y.backward(g)

console.log(`b (${b.shape}) was repeated to (${y.shape})`)
console.log(`its gradient is the column sums: ${b.grad}`)
