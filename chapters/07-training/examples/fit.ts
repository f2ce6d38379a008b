import {
  accuracy,
  Batches,
  crossEntropy,
  EarlyStopping,
  fit,
  Random,
  nn,
  optim,
  Plateau,
  randn,
  schedules,
  tensor,
  type Callback,
  type Tensor,
} from 'chalkgrad'

const random = new Random(5)
const points = (n: number): [Tensor, Tensor] => {
  const x = randn([n, 10], random)
  const noise = randn([n], random)
  const score = x.select(1, 0).add(x.select(1, 1)).add(noise).data()
  return [x, tensor(Int32Array.from(score, (s) => (s > 0 ? 1 : 0)))]
}
const train = new Batches(...points(60), { batchSize: 20, shuffle: random })
const validation = new Batches(...points(500), { batchSize: 100 })
const model = new nn.Sequential(
  new nn.Linear(10, 32, random),
  new nn.ReLU(),
  new nn.Linear(32, 2, random),
)

// A callback is an object with a method for a moment of the run.
const everyTenth: Callback = {
  epochEnd({ epoch, logs }) {
    const { loss, valLoss, valAccuracy, learningRate } = logs
    if (epoch % 10 === 0)
      console.log(
        `epoch ${epoch}: loss ${loss.toFixed(3)}, valLoss ${valLoss.toFixed(3)}, ` +
          `valAccuracy ${valAccuracy.toFixed(3)}, rate ${learningRate}`,
      )
  },
}
const halve = new schedules.ReduceOnPlateau({ learningRate: 0.01, factor: 0.5, patience: 3 })
const history = fit(model, train, {
  optimizer: new optim.Adam(model.parameters()),
  loss: crossEntropy,
  metrics: { accuracy },
  validation,
  epochs: 100,
  callbacks: [new Plateau(halve), new EarlyStopping({ patience: 20 }), everyTenth],
})
console.log(`${history.epochs} epochs, ${history.steps} steps; ${history.stopped}`)
