import {
  accuracy,
  Batches,
  crossEntropy,
  evaluate,
  fit,
  Random,
  nn,
  optim,
  randn,
  tensor,
} from 'chalkgrad'

// Four clouds of points, sorted by class, as files on a disk often are.
const random = new Random(2)
const labels = tensor(
  Array.from({ length: 400 }, (_, i) => Math.floor(i / 100)),
  { dtype: 'int32' },
)
const centers = tensor([
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
])
const x = centers.indexSelect(0, [...labels.data()]).add(randn([400, 2], random))

for (const shuffle of [undefined, new Random(3)]) {
  const model = new nn.Linear(2, 4, new Random(4))
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 1 })
  fit(model, new Batches(x, labels, { batchSize: 20, shuffle }), {
    optimizer,
    loss: crossEntropy,
    epochs: 3,
  })
  const judged = evaluate(model, new Batches(x, labels, { batchSize: 100 }), {
    loss: crossEntropy,
    metrics: { accuracy },
  })
  console.log(`${shuffle ? 'shuffled' : 'sorted'}: accuracy ${judged.accuracy}`)
}
