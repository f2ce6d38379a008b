import { tensor } from 'chalkgrad'

const x = tensor(1, { requiresGrad: true })
let y = x
for (let i = 0; i < 100_000; i++) y = y.add(x)

y.backward()
console.log(`100,000 additions of x deep, gradient ${x.grad}`)
