import { optim, steps, tensor, type Tensor } from 'chalkgrad'

/** The loss of a small problem, ½(x² + 25y²), after 100 steps. */
function after(make: (p: Tensor, learningRate: number) => optim.Optimizer, learningRate: number): string {
  const p = tensor([-4, 1], { dtype: 'float64', requiresGrad: true })
  const optimizer = make(p, learningRate)
  let last = 0
  for (const _ of steps(100)) {
    const loss = p.square().mul(tensor([1, 25], { dtype: 'float64' })).sum().mul(0.5)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    last = loss.item()
  }
  return last.toExponential(0).padStart(7)
}

console.log('rate      0.001    0.01     0.1       1')
for (const [name, make] of [
  ['SGD     ', (p: Tensor, learningRate: number) => new optim.SGD([p], { learningRate })],
  ['Momentum', (p: Tensor, learningRate: number) => new optim.Momentum([p], { learningRate })],
  ['Adam    ', (p: Tensor, learningRate: number) => new optim.Adam([p], { learningRate })],
] as const) {
  console.log(name, ...[0.001, 0.01, 0.1, 1].map((rate) => after(make, rate)))
}
