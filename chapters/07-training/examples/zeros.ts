import { l1Penalty, l2Penalty, mseLoss, optim, steps, tensor, type Tensor } from 'chalkgrad'

// The data alone want these weights.
const wanted = tensor([3, 1, 0.4, -0.2], { dtype: 'float64' })
const penalties: Record<string, (w: Tensor) => Tensor> = {
  none: (w) => w.sum().mul(0),
  L2: (w) => l2Penalty([w], 0.5),
  L1: (w) => l1Penalty([w], 0.5),
}
for (const [name, penalty] of Object.entries(penalties)) {
  const w = tensor([1, 1, 1, 1], { dtype: 'float64', requiresGrad: true })
  const optimizer = new optim.SGD([w], { learningRate: 0.01 })
  for (const _ of steps(2000)) {
    optimizer.zeroGrad()
    mseLoss(w, wanted, { reduction: 'sum' }).mul(0.5).add(penalty(w)).backward()
    optimizer.step()
  }
  console.log(name.padEnd(5), [...w.data()].map((value) => (Math.round(100 * value) / 100 + 0).toFixed(2)).join('  '))
}
