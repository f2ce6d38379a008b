import { Random, mseLoss, MovingAverage, nn, optim, randn, steps, tensor } from 'chalkgrad'

// y = 2x + noise, one sample a step, and a rate that is too large to come to rest.
const random = new Random(3)
const model = new nn.Linear(1, 1, random)
const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })
const average = new MovingAverage(model, 0.99)
const [weights, averages]: number[][] = [[], []]
for (const step of steps(2000)) {
  const x = randn([1, 1], random)
  const y = x.mul(2).add(randn([1, 1], random))
  optimizer.zeroGrad()
  mseLoss(model.forward(x), y).backward()
  optimizer.step()
  average.update()
  if (step < 1000) continue
  weights.push(model.weight.item())
  averages.push(average.use(() => model.weight.item()))
}
const miss = (values: number[]) => {
  const errors = tensor(values).sub(2)
  return errors.square().mean().sqrt().item().toFixed(3)
}
console.log(`the weight misses 2 by ${miss(weights)}, its average by ${miss(averages)}`)
