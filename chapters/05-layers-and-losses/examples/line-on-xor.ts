import { bceWithLogits, Random, nn, optim, steps, tensor } from 'chalkgrad'

const x = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
])
const y = tensor([[0], [1], [1], [0]])
const line = new nn.Linear(2, 1, new Random(1))
const optimizer = new optim.SGD(line.parameters(), { learningRate: 0.5 })

for (const step of steps(2001)) {
  const loss = bceWithLogits(line.forward(x), y)
  if (step % 500 === 0) console.log(`step ${step}: loss ${loss.item().toFixed(4)}`)
  optimizer.zeroGrad()
  loss.backward()
  optimizer.step()
}
console.log('probabilities of "yes":')
console.log(String(line.forward(x).sigmoid()))
console.log('ln 2 =', Math.LN2.toFixed(4))
