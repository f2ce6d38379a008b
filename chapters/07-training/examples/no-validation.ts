import { Batches, EarlyStopping, fit, Random, mseLoss, nn, ones, optim, zeros } from 'chalkgrad'

const model = new nn.Linear(1, 1, new Random(1))
fit(model, new Batches(ones([4, 1]), zeros([4, 1]), { batchSize: 2 }), {
  optimizer: new optim.SGD(model.parameters(), { learningRate: 0.1 }),
  loss: mseLoss,
  epochs: 2,
  callbacks: [new EarlyStopping()],
})
