import { optim, steps, tensor, type Tensor } from 'chalkgrad'

type Make = (p: Tensor, learningRate: number) => optim.Optimizer

/** The loss of a small problem, ½(x² + 25y²), after 100 steps. */
function after(make: Make, learningRate: number): string {
  const p = tensor([-4, 1], { dtype: 'float64', requiresGrad: true })
  const optimizer = make(p, learningRate)
  const curvatures = tensor([1, 25], { dtype: 'float64' })
  let last = 0
  for (const _ of steps(100)) {
    const loss = p.square().mul(curvatures).sum().mul(0.5)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    last = loss.item()
  }
  return last.toExponential(0).padStart(7)
}

console.log('rate      0.001    0.01     0.1       1')
const all: Record<string, Make> = {
  'SGD     ': (p, learningRate) => new optim.SGD([p], { learningRate }),
  Momentum: (p, learningRate) => new optim.Momentum([p], { learningRate }),
  'Adam    ': (p, learningRate) => new optim.Adam([p], { learningRate }),
}
for (const [name, make] of Object.entries(all)) {
  console.log(name, ...[0.001, 0.01, 0.1, 1].map((rate) => after(make, rate)))
}
