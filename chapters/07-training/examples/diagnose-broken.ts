import { diagnose, Random, nn, noGrad, rand, tensor } from 'chalkgrad'

const random = new Random(1)
const x = rand([32, 20], random).sub(0.5).mul(2)
const y = tensor(
  Array.from({ length: 32 }, () => random.integer(4)),
  { dtype: 'int32' },
)
// The network ends in a softmax, and crossEntropy contains another one.
const twice = new nn.Sequential(
  new nn.Linear(20, 64, random),
  new nn.ReLU(),
  new nn.Linear(64, 4, random),
  new nn.Softmax(),
)
console.log('softmax twice')
for (const { check, found, advice } of diagnose(twice, { x, y }).problems)
  console.log(`✗ ${check}: ${found}\n    ${advice}`)

// A bias so low that no hidden unit is ever above 0.
const dead = new nn.Sequential(
  new nn.Linear(20, 64, random),
  new nn.ReLU(),
  new nn.Linear(64, 4, random),
)
noGrad(() => dead.parameters()[1].fill_(-20))
console.log('biases at -20')
for (const { check, found } of diagnose(dead, { x, y }).problems)
  console.log(`✗ ${check}: ${found}`)
