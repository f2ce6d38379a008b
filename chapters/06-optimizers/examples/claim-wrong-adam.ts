import { optim, tensor, type Tensor } from 'chalkgrad'

/** Adam with the first moment as it is often copied. */
class WrongAdam extends optim.StatefulOptimizer<'m' | 'v'> {
  readonly beta1: number

  constructor(parameters: Tensor[], { learningRate = 0.1, beta1 = 0.9 }) {
    super(['m', 'v'], parameters, { learningRate, weightDecay: 0 })
    this.beta1 = beta1
  }

  protected update(
    w: Tensor,
    g: Tensor,
    { learningRate }: optim.Rates,
    { m, v, t }: optim.State<'m' | 'v'>,
  ) {
    const difference = g.sub(m) // gₜ − mₜ₋₁
    m.mul_(this.beta1).add_(difference.mul(1 - this.beta1))
    v.mul_(0.999).add_(g.square().mul(0.001))
    const [mHat, vHat] = [m.div(1 - this.beta1 ** t), v.div(1 - 0.999 ** t)]
    w.sub_(mHat.div(vHat.sqrt().add(1e-8)).mul(learningRate))
  }
}

/** The slope is always 5, and so its average: each step should be 0.1 long. */
function lengths(make: (w: Tensor) => optim.Optimizer): string {
  const w = tensor([0], { dtype: 'float64', requiresGrad: true })
  const optimizer = make(w)
  return Array.from({ length: 40 }, () => {
    const before = w.item()
    optimizer.zeroGrad()
    w.mul(5).sum().backward()
    optimizer.step()
    return (before - w.item()).toFixed(3)
  })
    .filter((_, i) => [0, 1, 2, 3, 9, 39].includes(i))
    .join('  ')
}

console.log('step                    1      2      3      4     10     40')
for (const beta1 of [0.9, 0.5, 0.2]) {
  const options = { learningRate: 0.1, beta1 }
  const right = lengths((w) => new optim.Adam([w], options))
  console.log(`beta1 ${beta1}  right    ${right}`)
  const claimed = lengths((w) => new WrongAdam([w], options))
  console.log(`           claimed  ${claimed}`)
}
