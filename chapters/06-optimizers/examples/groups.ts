import { Generator, nn, optim } from 'chalkgrad'

const random = new Generator(1)
const model = new nn.Sequential(new nn.Linear(4, 8, random), new nn.ReLU(), new nn.Linear(8, 3, random))
const named = model.namedParameters()
const weights = named.filter(([name]) => name.endsWith('weight')).map(([, parameter]) => parameter)
const biases = named.filter(([name]) => name.endsWith('bias')).map(([, parameter]) => parameter)

const optimizer = new optim.AdamW(
  [
    { parameters: weights, weightDecay: 0.1 },
    { parameters: biases, weightDecay: 0, learningRate: 0.002 },
  ],
  { learningRate: 0.001 },
)
console.log(Object.keys(optimizer.stateDict()).join(' '))
