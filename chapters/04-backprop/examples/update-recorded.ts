import { tensor } from 'chalkgrad'

const w = tensor([1, 2], { requiresGrad: true })
w.square().sum().backward()

if (w.grad) w.sub_(w.grad.mul(0.1))
