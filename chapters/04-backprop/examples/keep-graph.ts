import { tensor } from 'chalkgrad'

const x = tensor([1, 2], { requiresGrad: true })
const loss = x.square().sum()

loss.backward(undefined, { keepGraph: true })
console.log(`first:  ${x.grad}`)

loss.backward()
console.log(`second: ${x.grad}`)
