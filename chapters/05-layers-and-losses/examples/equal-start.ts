import { bceWithLogits, full, Random, nn, optim, steps, tensor } from 'chalkgrad'

const x = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
])
const y = tensor([[0], [1], [1], [0]])

for (const start of [0, 0.5]) {
  const init = (shape: readonly number[]) => full(shape, start)
  const random = new Random(1)
  const hidden = new nn.Linear(2, 4, random, { init })
  const model = new nn.Sequential(hidden, new nn.Tanh(), new nn.Linear(4, 1, random, { init }))
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.5 })
  let last = 0
  for (const _ of steps(2000)) {
    const loss = bceWithLogits(model.forward(x), y)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    last = loss.item()
  }
  console.log(`all weights ${start} at first: loss ${last.toFixed(4)}, hidden weights after 2,000 steps:`)
  console.log(String(hidden.weight))
}
