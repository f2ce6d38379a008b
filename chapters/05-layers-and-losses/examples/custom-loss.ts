import { Random, gradientCheck, optim, rand, steps, tensor, type Tensor } from 'chalkgrad'

/** A miss below costs `share` per unit, a miss above 1 − share: the best guess leaves that share of targets below it. */
function quantileLoss(predictions: Tensor, targets: Tensor, share: number): Tensor {
  const missing = targets.sub(predictions)
  return missing
    .mul(share)
    .maximum(missing.mul(share - 1))
    .mean()
}

const minutes = rand([1000], new Random(1)).square().mul(30) // how late 1,000 trains were
for (const share of [0.5, 0.9]) {
  const guess = tensor([0], { requiresGrad: true })
  const optimizer = new optim.SGD([guess], { learningRate: 0.3 })
  for (const _ of steps(3000)) {
    optimizer.zeroGrad()
    quantileLoss(guess.expand([1000]), minutes, share).backward()
    optimizer.step()
  }
  const below = minutes.less(guess).mean().item()
  console.log(`guess ${guess.item().toFixed(1)} minutes: ${(100 * below).toFixed(0)} % of the trains are earlier`)
}
const [p, t] = [tensor([1, 5, 2], { dtype: 'float64' }), tensor([2, 3, 7], { dtype: 'float64' })]
console.log(gradientCheck((p) => quantileLoss(p, t, 0.9), [p]).checked, 'gradients agree')
