import { optim, steps, tensor, type Tensor } from 'chalkgrad'

/** Two weights: one has a slope of 1 in every step, one in every tenth. */
function distances(make: (w: Tensor) => optim.Optimizer): string {
  const w = tensor([0, 0], { dtype: 'float64', requiresGrad: true })
  const optimizer = make(w)
  for (const i of steps(100)) {
    const slopes = tensor([1, i % 10 === 0 ? 1 : 0], { dtype: 'float64' })
    optimizer.zeroGrad()
    w.mul(slopes).sum().backward()
    optimizer.step()
  }
  const [often, rarely] = w.neg().data()
  const ratio = (often / rarely).toFixed(1)
  return `often ${often.toFixed(2)}  rarely ${rarely.toFixed(2)}  ratio ${ratio}`
}

const options = { learningRate: 0.1 }
console.log('SGD     ', distances((w) => new optim.SGD([w], options)))
console.log('Adagrad ', distances((w) => new optim.Adagrad([w], options)))
