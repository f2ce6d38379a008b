import {
  accuracy,
  Batches,
  crossEntropy,
  Random,
  nn,
  noGrad,
  optim,
  randn,
  tensor,
} from 'chalkgrad'

const random = new Random(1)
const coin = (n: number) =>
  tensor(
    Array.from({ length: n }, () => random.integer(2)),
    { dtype: 'int32' },
  )
const [x, y] = [randn([100, 20], random), coin(100)] // noise, and a coin tossed for each row
const [newX, newY] = [randn([1000, 20], random), coin(1000)]

const model = new nn.Sequential(
  new nn.Linear(20, 64, random),
  new nn.ReLU(),
  new nn.Linear(64, 2, random),
)
const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.01 })
const batches = new Batches(x, y, { batchSize: 20, shuffle: random })
for (let epoch = 1; epoch <= 60; epoch++) {
  let last = 0
  for (const batch of batches) {
    optimizer.zeroGrad()
    const loss = crossEntropy(model.forward(batch.x), batch.y)
    loss.backward()
    optimizer.step()
    last = loss.item()
  }
  if (epoch === 1 || epoch % 20 === 0) console.log(`epoch ${epoch}: loss ${last.toFixed(4)}`)
}
const right = noGrad(() => accuracy(model.forward(x), y))
const rightOnNew = noGrad(() => accuracy(model.forward(newX), newY))
console.log(`right: ${right} of the rows it learned from, ${rightOnNew} of new rows`)
