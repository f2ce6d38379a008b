import { optim, tensor, type Tensor } from 'chalkgrad'

const curvatures = tensor([1, 25], { dtype: 'float64' })
const loss = (w: Tensor) => w.square().mul(curvatures).sum()
const leaf = (values: number[]) =>
  tensor(values, { dtype: 'float64', requiresGrad: true })

function go(w: Tensor, optimizer: optim.Momentum, count: number): void {
  for (let i = 0; i < count; i++) {
    optimizer.zeroGrad()
    loss(w).backward()
    optimizer.step()
  }
}

const options = { learningRate: 0.01 }
const w = leaf([-4, 1])
const optimizer = new optim.Momentum([w], options)
go(w, optimizer, 20)
const saved = { w: [...w.data()], state: optimizer.stateDict() }
go(w, optimizer, 20)
console.log('without a break     ', loss(w).item().toFixed(6))

for (const withState of [true, false]) {
  const again = leaf(saved.w)
  const resumed = new optim.Momentum([again], options)
  if (withState) resumed.loadStateDict(saved.state)
  go(again, resumed, 20)
  const what = withState ? 'weights and state' : 'weights alone    '
  console.log(what, '  ', loss(again).item().toFixed(6))
}
