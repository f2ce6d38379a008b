import { tensor } from 'chalkgrad'

const x = tensor([1, 2], { requiresGrad: true })
const h = x.square()
h.sum().backward()

console.log(`x is a leaf: ${x.grad}`)
console.log(h.grad)
