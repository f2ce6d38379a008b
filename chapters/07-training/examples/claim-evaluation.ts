import {
  accuracy,
  Batches,
  crossEntropy,
  evaluate,
  fit,
  Generator,
  nn,
  optim,
  randn,
  tensor,
} from 'chalkgrad'

// Noise, and labels drawn by lot: no honest accuracy can be far from 50 %.
const random = new Generator(1)
const y = tensor(
  Array.from({ length: 200 }, () => random.integer(2)),
  { dtype: 'int32' },
)
const test = new Batches(randn([200, 40], random), y, { batchSize: 20 })
const model = new nn.Sequential(
  new nn.Linear(40, 64, random),
  new nn.ReLU(),
  new nn.Linear(64, 2, random),
)
const judge = () => evaluate(model, test, { loss: crossEntropy, metrics: { accuracy } }).accuracy
console.log('evaluate:', judge(), judge(), judge())

// One more call of fit, "to get the accuracy on the test data".
const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.003 })
const { curves } = fit(model, test, {
  optimizer,
  loss: crossEntropy,
  metrics: { accuracy },
  epochs: 5,
})
console.log('fit:', ...curves.accuracy.map((share) => share.toFixed(2)))
