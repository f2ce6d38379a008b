import { tensor } from 'chalkgrad'

const x = tensor([1, 2], { requiresGrad: true })
const loss = x.square().sum()

loss.backward()
console.log(`first:  ${x.grad}`)

loss.backward()
