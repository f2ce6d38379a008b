import { crossEntropy, tensor } from 'chalkgrad'

const label = tensor([0], { dtype: 'int32' })
for (const z of [0, 5, 20]) {
  const logits = tensor([[z, 0, 0, 0, 0, 0, 0, 0, 0, 0]], { requiresGrad: true })
  const once = crossEntropy(logits, label).item()
  const twice = crossEntropy(logits.softmax(), label)
  twice.backward()
  const slope = logits.grad?.select(1, 0).item() ?? NaN
  console.log(
    `right logit ${z}: loss ${once.toFixed(4)}, with softmax twice ${twice.item().toFixed(4)}, slope ${slope.toFixed(6)}`,
  )
}
