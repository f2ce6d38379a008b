import { tensor } from 'chalkgrad'

const x = tensor([1, 2], { requiresGrad: true })
const scale = tensor([10, 10])

const loss = x.mul(scale).sum()
scale.mul_(0) // the gradient of x is scale, as it was

loss.backward()
