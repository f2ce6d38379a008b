import { optim, tensor, type Tensor } from 'chalkgrad'

/** The length of a step under a slope that is always the same. */
function stepLengths(make: (w: Tensor) => optim.Optimizer, slope: number): string {
  const w = tensor([0], { dtype: 'float64', requiresGrad: true })
  const optimizer = make(w)
  const lengths: number[] = []
  for (let i = 1; i <= 1000; i++) {
    const before = w.item()
    optimizer.zeroGrad()
    w.mul(slope).sum().backward()
    optimizer.step()
    if ([1, 10, 100, 1000].includes(i)) lengths.push(before - w.item())
  }
  return lengths.map((length) => length.toFixed(4)).join('  ')
}

console.log('step                1      10     100    1000')
for (const slope of [1, 1000]) {
  console.log(`slope ${slope}`)
  console.log(`  Adagrad      ${stepLengths((w) => new optim.Adagrad([w], { learningRate: 0.1 }), slope)}`)
  console.log(`  RMSProp      ${stepLengths((w) => new optim.RMSProp([w], { learningRate: 0.1 }), slope)}`)
  console.log(`  Adam         ${stepLengths((w) => new optim.Adam([w], { learningRate: 0.1 }), slope)}`)
}
