import {
  accuracy,
  Batches,
  crossEntropy,
  fit,
  Random,
  nn,
  noGrad,
  optim,
  randn,
  tensor,
  type Tensor,
} from 'chalkgrad'

const random = new Random(1)
function points(n: number): [Tensor, Tensor] {
  const x = randn([n, 10], random)
  const sums = x.slice(1, 0, 3).sum(1).data()
  return [x, tensor(Int32Array.from(sums, (sum) => (sum > 0 ? 1 : 0)))]
}
const model = new nn.Sequential(
  new nn.Linear(10, 32, random),
  new nn.ReLU(),
  new nn.Dropout(0.5, random),
  new nn.Linear(32, 2, random),
)
fit(model, new Batches(...points(1000), { batchSize: 50, shuffle: random }), {
  optimizer: new optim.Adam(model.parameters(), { learningRate: 0.003 }),
  loss: crossEntropy,
  epochs: 20,
})
const [x, y] = points(1000)
const answers = () =>
  noGrad(() => {
    const logits = model.forward(x)
    const sure = logits.select(0, 0).softmax().max().item()
    return `accuracy ${accuracy(logits, y)}, first sample ${sure.toFixed(3)} sure`
  })
model.train()
console.log('dropout on: ', answers())
console.log('dropout on: ', answers())
model.eval()
console.log('eval():     ', answers())
console.log('eval():     ', answers())
