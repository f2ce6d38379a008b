import { optim, tensor, type Tensor } from 'chalkgrad'

type Make = (w: Tensor) => optim.Optimizer

/** The length of a step under a slope that is always the same. */
function lengths(slope: number, make: Make): string {
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

const makers: Record<string, Make> = {
  Adagrad: (w) => new optim.Adagrad([w], { learningRate: 0.1 }),
  RMSProp: (w) => new optim.RMSProp([w], { learningRate: 0.1 }),
}
console.log('step      1       10      100     1000')
for (const slope of [1, 1000]) {
  console.log(`slope ${slope}`)
  for (const [name, make] of Object.entries(makers)) {
    console.log(' ', name.padEnd(7), lengths(slope, make))
  }
}
