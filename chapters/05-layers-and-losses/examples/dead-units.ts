import { Random, mseLoss, nn, noGrad, optim, randn, steps } from 'chalkgrad'

/** Trains 100 hidden units on noisy sums, then counts those that answer 0 to every one of 500 inputs. */
function dead(activation: nn.Module, learningRate: number): string {
  const random = new Random(1)
  const x = randn([500, 8], random)
  const y = x.sum(1, { keepDims: true })
  const hidden = new nn.Sequential(new nn.Linear(8, 100, random), activation)
  const model = new nn.Sequential(hidden, new nn.Linear(100, 1, random))
  const optimizer = new optim.SGD(model.parameters(), { learningRate })
  let last = 0
  for (const _ of steps(200)) {
    const loss = mseLoss(model.forward(x), y)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    last = loss.item()
  }
  const count = noGrad(() => hidden.forward(x).abs().max(0).equal(0).sum().item())
  return `${count} of 100 units dead, loss ${last.toFixed(4)}`
}

console.log('ReLU, rate 0.03:     ', dead(new nn.ReLU(), 0.03))
console.log('ReLU, rate 0.06:     ', dead(new nn.ReLU(), 0.06))
console.log('LeakyReLU, rate 0.06:', dead(new nn.LeakyReLU(0.1), 0.06))
