import {
  accuracy,
  augment,
  Batches,
  crossEntropy,
  evaluate,
  fit,
  Random,
  nn,
  optim,
  randn,
  tensor,
  type Tensor,
} from 'chalkgrad'

// Pictures of 8 × 8: a bright spot near the left edge (0) or the right one (1), and noise.
const random = new Random(1)
function pictures(n: number): [Tensor, Tensor] {
  const labels = Int32Array.from({ length: n }, () => random.integer(2))
  const pixels = randn([n, 8, 8], random).mul(0.35).data()
  labels.forEach((label, i) => {
    pixels[64 * i + 8 * random.integer(8) + 5 * label + random.integer(3)] += 1.5
  })
  return [tensor(pixels, { shape: [n, 8, 8] }), tensor(labels)]
}
const model = new nn.Sequential(
  new nn.Flatten(),
  new nn.Linear(64, 32, random),
  new nn.ReLU(),
  new nn.Linear(32, 2, random),
)
const change = augment.shift({ pixels: 2 })
const moved = (x: Tensor) => change(x, random)
fit(
  model,
  new Batches(...pictures(1000), { batchSize: 50, shuffle: random, transform: moved }),
  {
    optimizer: new optim.Adam(model.parameters(), { learningRate: 0.003 }),
    loss: crossEntropy,
    epochs: 12,
  },
)
const [x, y] = pictures(500)
const judge = (data: Batches) =>
  evaluate(model, data, { loss: crossEntropy, metrics: { accuracy } }).accuracy.toFixed(3)
const [still, augmented] = [
  new Batches(x, y, { batchSize: 100 }),
  new Batches(x, y, { batchSize: 100, transform: moved }),
]
console.log('as they are:   ', judge(still), judge(still), judge(still))
console.log('augmented, too:', judge(augmented), judge(augmented), judge(augmented))
