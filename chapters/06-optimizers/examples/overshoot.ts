import { optim, steps, tensor, type Tensor } from 'chalkgrad'

/** From x = 1 down the parabola ½x². Which places does it visit? */
function places(make: (x: Tensor) => optim.Optimizer): number[] {
  const x = tensor(1, { dtype: 'float64', requiresGrad: true })
  const optimizer = make(x)
  return Array.from(steps(60), () => {
    optimizer.zeroGrad()
    x.square().mul(0.5).backward()
    optimizer.step()
    return x.item()
  })
}

const options = { learningRate: 0.1, momentum: 0.9 }
for (const [name, visited] of [
  ['momentum', places((x) => new optim.Momentum([x], options))],
  ['Nesterov', places((x) => new optim.Nesterov([x], options))],
] as const) {
  const farthest = Math.min(...visited).toFixed(2)
  const last = visited[59].toFixed(4)
  console.log(`${name}  rolls through to ${farthest}, ${last} after 60 steps`)
}
