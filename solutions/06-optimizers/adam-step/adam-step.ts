import type { optim, Tensor } from 'chalkgrad'
import { fraction, positive } from 'chalkgrad/optim/check'
import { StatefulOptimizer, withDecay } from 'chalkgrad/optim/optimizer'

export interface AdamOptions {
  learningRate?: number
  beta1?: number
  beta2?: number
  epsilon?: number
  weightDecay?: number
}

/** Adam (Kingma and Ba, 2014). */
export class Adam extends StatefulOptimizer<'m' | 'v'> {
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number

  constructor(
    parameters: readonly Tensor[] | readonly optim.ParameterGroup[],
    { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 }: AdamOptions = {},
  ) {
    super(['m', 'v'], parameters, { learningRate, weightDecay })
    this.beta1 = fraction('Adam', 'beta1', beta1)
    this.beta2 = fraction('Adam', 'beta2', beta2)
    this.epsilon = positive('Adam', 'epsilon', epsilon)
  }

  /**
   * m and v change in place, because they are what is remembered; m̂ and v̂ are new tensors, because the correction must
   * not be remembered: dividing m itself would correct it again in every later step. ε stands outside of the root.
   */
  protected override update(
    parameter: Tensor,
    gradient: Tensor,
    rates: optim.Rates,
    { m, v, t }: optim.State<'m' | 'v'>,
  ): void {
    const g = withDecay(gradient, parameter, rates.weightDecay)
    m.mul_(this.beta1).add_(g.mul(1 - this.beta1))
    v.mul_(this.beta2).add_(g.square().mul(1 - this.beta2))
    const mHat = m.div(1 - this.beta1 ** t)
    const vHat = v.div(1 - this.beta2 ** t)
    parameter.sub_(mHat.div(vHat.sqrt().add(this.epsilon)).mul(rates.learningRate))
  }
}
