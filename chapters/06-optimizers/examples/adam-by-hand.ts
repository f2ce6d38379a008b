import { optim, tensor } from 'chalkgrad'

const w = tensor([1], { dtype: 'float64', requiresGrad: true })
const optimizer = new optim.Adam([w], { learningRate: 0.1 })

for (const [i, slope] of [2, 1, -1].entries()) {
  optimizer.zeroGrad()
  w.mul(slope).sum().backward()
  optimizer.step()

  const t = i + 1
  const { '0.m': m, '0.v': v } = optimizer.stateDict()
  const [mHat, vHat] = [m.item() / (1 - 0.9 ** t), v.item() / (1 - 0.999 ** t)]
  const kept = `m ${m.item().toFixed(3)}  v ${v.item().toFixed(6)}`
  const corrected = `m̂ ${mHat.toFixed(3)}  v̂ ${vHat.toFixed(3)}`
  console.log(`t ${t}  g ${slope}  ${kept}  ${corrected}  w ${w.item().toFixed(4)}`)
}
