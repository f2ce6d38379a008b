import { optim, tensor, type Tensor } from 'chalkgrad'

/** Adam without the two divisions by 1 − βᵗ. */
class Uncorrected extends optim.StatefulOptimizer<'m' | 'v'> {
  constructor(parameters: Tensor[]) {
    super(['m', 'v'], parameters, { learningRate: 0.001, weightDecay: 0 })
  }

  protected update(
    w: Tensor,
    g: Tensor,
    { learningRate }: optim.Rates,
    { m, v }: optim.State<'m' | 'v'>,
  ) {
    m.mul_(0.9).add_(g.mul(0.1))
    v.mul_(0.999).add_(g.square().mul(0.001))
    w.sub_(m.div(v.sqrt().add(1e-8)).mul(learningRate))
  }
}

/** Steps under a slope that is always 3, as multiples of the learning rate. */
function lengths(make: (w: Tensor) => optim.Optimizer): number[] {
  const w = tensor([0], { dtype: 'float64', requiresGrad: true })
  const optimizer = make(w)
  return Array.from({ length: 2000 }, () => {
    const before = w.item()
    optimizer.zeroGrad()
    w.mul(3).sum().backward()
    optimizer.step()
    return (before - w.item()) / 0.001
  })
}

const corrected = lengths((w) => new optim.Adam([w]))
const uncorrected = lengths((w) => new Uncorrected([w]))
console.log('step  corrected  without')
for (const step of [1, 2, 5, 12, 100, 1000, 2000]) {
  const [right, wrong] = [corrected[step - 1], uncorrected[step - 1]]
  const number = String(step).padStart(4)
  console.log(`${number}  ${right.toFixed(2)}       ${wrong.toFixed(2)}`)
}
