import { Batches, EarlyStopping, fit, Generator, mseLoss, nn, ones, optim, zeros } from 'chalkgrad'

const model = new nn.Linear(1, 1, new Generator(1))
fit(model, new Batches(ones([4, 1]), zeros([4, 1]), { batchSize: 2 }), {
  optimizer: new optim.SGD(model.parameters(), { learningRate: 0.1 }),
  loss: mseLoss,
  epochs: 2,
  callbacks: [new EarlyStopping()],
})
