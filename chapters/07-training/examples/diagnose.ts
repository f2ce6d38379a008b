import { diagnose, Random, nn, rand, tensor } from 'chalkgrad'

const random = new Random(1)
const x = rand([32, 20], random).sub(0.5).mul(2)
const y = tensor(
  Array.from({ length: 32 }, () => random.integer(4)),
  { dtype: 'int32' },
)
const model = new nn.Sequential(
  new nn.Linear(20, 64, random),
  new nn.ReLU(),
  new nn.Linear(64, 4, random),
)
console.log(`${diagnose(model, { x, y })}`)
