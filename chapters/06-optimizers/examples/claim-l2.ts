import { optim, tensor, type Tensor } from 'chalkgrad'

/** Two weights. Their slopes only swing, by ±10 and by ±0.1. */
function left(make: (w: Tensor) => optim.Optimizer): string {
  const w = tensor([1, 1], { dtype: 'float64', requiresGrad: true })
  const optimizer = make(w)
  for (let i = 0; i < 2000; i++) {
    const sign = i % 2 === 0 ? 1 : -1
    optimizer.zeroGrad()
    const slopes = tensor([10 * sign, 0.1 * sign], { dtype: 'float64' })
    w.mul(slopes).sum().backward()
    optimizer.step()
  }
  return [...w.data()].map((value) => value.toFixed(3)).join('  ')
}

const options = { learningRate: 0.001, weightDecay: 0.1 }
console.log('weights that were 1, after 2,000 steps')
const plain = { ...options, momentum: 0 }
console.log('L2 in SGD        ', left((w) => new optim.Momentum([w], plain)))
console.log('L2 in Adam       ', left((w) => new optim.Adam([w], options)))
console.log('AdamW            ', left((w) => new optim.AdamW([w], options)))
console.log('(1 − 0.0001)²⁰⁰⁰ ', ((1 - 0.0001) ** 2000).toFixed(3))
