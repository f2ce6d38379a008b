import { optim, tensor, type Tensor } from 'chalkgrad'

/** The length of a step under a slope that is always the same. */
function lengths(slope: number, make: (w: Tensor) => optim.Optimizer): string {
  const w = tensor([0], { dtype: 'float64', requiresGrad: true })
  const optimizer = make(w)
  const found: number[] = []
  for (let i = 1; i <= 1000; i++) {
    const before = w.item()
    optimizer.zeroGrad()
    w.mul(slope).sum().backward()
    optimizer.step()
    if ([1, 10, 100, 1000].includes(i)) found.push(before - w.item())
  }
  return found.map((length) => length.toFixed(4)).join('  ')
}

const rate = { learningRate: 0.1 }
console.log('step      1       10      100     1000')
for (const slope of [1, 1000]) {
  console.log(`slope ${slope}`)
  console.log('  Adagrad', lengths(slope, (w) => new optim.Adagrad([w], rate)))
  console.log('  RMSProp', lengths(slope, (w) => new optim.RMSProp([w], rate)))
  console.log('  Adam   ', lengths(slope, (w) => new optim.Adam([w], rate)))
}
