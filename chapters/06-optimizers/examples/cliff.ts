import { optim, steps, tensor } from 'chalkgrad'

for (const limit of [Infinity, 1]) {
  const x = tensor([3], { dtype: 'float64', requiresGrad: true })
  const optimizer = new optim.SGD([x], { learningRate: 0.1 })
  console.log(`limit ${limit}`)
  for (const _ of steps(4)) {
    optimizer.zeroGrad()
    x.pow(4).sum().backward()
    const norm = optim.clipGradNorm([x], limit)
    optimizer.step()
    console.log(`  slope ${norm.toPrecision(3)}  x ${x.item().toPrecision(3)}`)
  }
}
