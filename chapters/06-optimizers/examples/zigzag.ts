import { optim, steps, tensor } from 'chalkgrad'

const p = tensor([-4, 1], { dtype: 'float64', requiresGrad: true })
const curvatures = tensor([1, 25], { dtype: 'float64' })
const optimizer = new optim.SGD([p], { learningRate: 1 / 13 })

for (const i of steps(60)) {
  const loss = p.square().mul(curvatures).sum().mul(0.5)
  if (i < 4 || i === 59) {
    const [x, y] = p.data()
    const place = `x ${x.toFixed(3)}  y ${y.toFixed(3)}`
    console.log(`step ${i}  ${place}  loss ${loss.item().toFixed(3)}`)
  }
  optimizer.zeroGrad()
  loss.backward()
  optimizer.step()
}
