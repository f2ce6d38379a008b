import { huberLoss, logCoshLoss, maeLoss, mseLoss, optim, steps, tensor, type Tensor } from 'chalkgrad'

const x = tensor([1, 2, 3, 4, 5])
const y = tensor([2, 4, 6, 8, 40]) // y = 2x, but the last was read off a broken scale

function slope(loss: (predictions: Tensor, targets: Tensor) => Tensor): string {
  const w = tensor(0, { requiresGrad: true })
  const optimizer = new optim.SGD([w], { learningRate: 0.02 })
  for (const step of steps(4000)) {
    optimizer.learningRate = 0.02 / (1 + step / 40)
    optimizer.zeroGrad()
    loss(x.mul(w), y).backward()
    optimizer.step()
  }
  return w.item().toFixed(2)
}

console.log('MSE     ', slope(mseLoss))
console.log('MAE     ', slope(maeLoss))
console.log('Huber   ', slope(huberLoss))
console.log('log-cosh', slope(logCoshLoss))
