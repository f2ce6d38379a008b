import { optim, tensor } from 'chalkgrad'

const w = tensor([3], { requiresGrad: true })
const optimizer = new optim.SGD([w], { learningRate: 0.1 })
optimizer.zeroGrad()
console.log('norm that was clipped:', optim.clipGradNorm([w], 1))
w.pow(4).sum().backward()
optimizer.step()
console.log('w after the step:', w.item().toFixed(1))
