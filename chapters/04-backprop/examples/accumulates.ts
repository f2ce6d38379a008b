import { tensor } from 'chalkgrad'

const w = tensor([1, 2], { requiresGrad: true })

for (let step = 1; step <= 3; step++) {
  w.square().sum().backward()
  console.log(`step ${step}: ${w.grad}`)
}
