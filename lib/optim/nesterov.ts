import type { UpdateName } from '../kernels/fused.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Momentum } from './momentum.ts'
import { withDecay, type Rates, type State } from './optimizer.ts'

/**
 * Momentum that looks ahead (Nesterov, 1983), in the form of Bengio and others (2012)
 * that needs the gradient only where the parameters are. PyTorch: optim.SGD(parameters, lr,
 * momentum=0.9, nesterov=True).
 */
export class Nesterov extends Momentum {
  static override readonly fused: UpdateName = 'nesterov'

  protected override update(
    parameter: Tensor,
    gradient: Tensor,
    rates: Rates,
    { velocity }: State<'velocity'>,
  ): void {
    const g = withDecay(gradient, parameter, rates.weightDecay)
    velocity.mul_(this.momentum).add_(g) // vₜ = μ·vₜ₋₁ + gₜ
    // The velocity that the next step would have if the slope stayed.
    const ahead = g.add(velocity.mul(this.momentum)) // gₜ + μ·vₜ
    parameter.sub_(ahead.mul(rates.learningRate)) // θₜ = θₜ₋₁ − η·ahead
  }
}
