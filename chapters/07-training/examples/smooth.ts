import { crossEntropy, optim, smoothLabels, steps, tensor } from 'chalkgrad'

const label = tensor([2], { dtype: 'int32' })
console.log(`${smoothLabels(label, 4, 0.2)}`)

for (const smoothing of [0, 0.2]) {
  const logits = tensor([[0, 0, 0, 0]], { dtype: 'float64', requiresGrad: true })
  const optimizer = new optim.SGD([logits], { learningRate: 1 })
  const lead: string[] = []
  for (const step of steps(10_001)) {
    const [a, , right] = logits.data()
    if ([100, 1000, 10_000].includes(step)) lead.push((right - a).toFixed(2))
    optimizer.zeroGrad()
    crossEntropy(logits, smoothLabels(label, 4, smoothing).cast('float64')).backward()
    optimizer.step()
  }
  console.log(`smoothing ${smoothing}: lead of the right logit ${lead.join(', ')}`)
}
