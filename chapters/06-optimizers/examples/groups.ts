import { Random, nn, optim } from 'chalkgrad'

const random = new Random(1)
const model = new nn.Sequential(
  new nn.Linear(4, 8, random),
  new nn.ReLU(),
  new nn.Linear(8, 3, random),
)
const ending = (end: string) =>
  model.namedParameters().flatMap(([name, p]) => (name.endsWith(end) ? [p] : []))

const optimizer = new optim.AdamW(
  [
    { parameters: ending('weight'), weightDecay: 0.1 },
    { parameters: ending('bias'), weightDecay: 0, learningRate: 0.002 },
  ],
  { learningRate: 0.001 },
)
console.log(Object.keys(optimizer.stateDict()).join(' '))
