import { accuracy, crossEntropy, nn, noGrad, optim, randn, Random, stack, steps, tensor, type Tensor } from 'chalkgrad' // prettier-ignore

// Four kinds of points, in four directions from the middle.
const random = new Random(1)
const middles = tensor([[2, 0], [0, 2], [-2, 0], [0, -2]]) // prettier-ignore
const points = (kinds: number[]) => ({
  x: stack(kinds.map((kind) => middles.select(0, kind).add(randn([2], random)))),
  y: tensor(kinds, { dtype: 'int32' }),
})
const mixed = (count: number) => points(Array.from({ length: count }, (_, i) => i % 4))

const model = new nn.Sequential(
  new nn.Linear(2, 16, random),
  new nn.BatchNorm1d(16),
  new nn.ReLU(),
  new nn.Linear(16, 4, random),
)
const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.02 })
const { x, y } = mixed(200)
for (const _ of steps(100)) {
  optimizer.zeroGrad()
  crossEntropy(model.forward(x), y).backward()
  optimizer.step()
}

const share = (x: Tensor, y: Tensor) =>
  `${(100 * noGrad(() => accuracy(model.forward(x), y))).toFixed(0)} %`.padStart(5)
const tests = { 'of all four kinds': mixed(200), 'of one kind': points(Array.from({ length: 200 }, () => 2)) } // prettier-ignore
for (const training of [true, false]) {
  model.train(training)
  const shares = Object.entries(tests).map(([name, { x, y }]) => `${share(x, y)} ${name}`)
  console.log(`training = ${training}:`.padEnd(17), 'right in a batch', shares.join(', '))
}
