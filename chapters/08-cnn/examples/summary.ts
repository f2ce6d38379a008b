import { nn, Random, zeros } from 'chalkgrad'

const random = new Random(1)
const model = new nn.Sequential(
  new nn.Conv2d(1, 16, 3, random, { padding: 1 }),
  new nn.ReLU(),
  new nn.MaxPool2d(2),
  new nn.Conv2d(16, 32, 3, random, { padding: 1 }),
  new nn.ReLU(),
  new nn.MaxPool2d(2),
  new nn.Flatten(),
  new nn.Linear(32 * 7 * 7, 10, random),
)
console.log(nn.summary(model, zeros([1, 1, 28, 28])))
