import { fit, mseLoss, nn, Random, ones, optim, zeros } from 'chalkgrad'

function* batches() {
  for (let index = 0; index < 3; index++)
    yield { x: ones([4, 1]), y: zeros([4, 1]), index }
}
const model = new nn.Linear(1, 1, new Random(1))
const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })
fit(model, batches(), { optimizer, loss: mseLoss, epochs: 2 })
