import { Random, mseLoss, nn, optim, randn, steps } from 'chalkgrad'

for (const forget of [false, true]) {
  const random = new Random(1)
  const x = randn([100, 3], random)
  const y = x.sum(1, { keepDims: true })
  const model = new nn.Linear(3, 1, random)
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })
  const losses: string[] = []
  for (const step of steps(41)) {
    const loss = mseLoss(model.forward(x), y)
    if (!forget) optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    if (step % 8 === 0) losses.push(loss.item().toFixed(3))
  }
  console.log(forget ? 'forgotten:    ' : 'with zeroGrad:', losses.join('  '))
}
