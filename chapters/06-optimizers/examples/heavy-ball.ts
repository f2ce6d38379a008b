import { optim, steps, tensor, type Tensor } from 'chalkgrad'

/** How many steps until the loss of the ravine is below 0.001? */
function count(make: (p: Tensor) => optim.Optimizer): number {
  const p = tensor([-4, 1], { dtype: 'float64', requiresGrad: true })
  const curvatures = tensor([1, 25], { dtype: 'float64' })
  const optimizer = make(p)
  for (const i of steps(1000)) {
    const loss = p.square().mul(curvatures).sum().mul(0.5)
    if (loss.item() < 1e-3) return i
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
  }
  return Infinity
}

const plain = count((p) => new optim.SGD([p], { learningRate: 1 / 13 }))
const options = { learningRate: 1 / 9, momentum: 4 / 9 }
const heavy = count((p) => new optim.Momentum([p], options))
console.log(`SGD ${plain} steps, momentum ${heavy} steps`)
