import { todo } from '#exercises'
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

/**
 * Adam: an average gradient m, an average squared gradient v, both corrected for their start at 0.
 *
 *     m ← β₁·m + (1 − β₁)·g              m̂ = m / (1 − β₁ᵗ)
 *     v ← β₂·v + (1 − β₂)·g²             v̂ = v / (1 − β₂ᵗ)
 *     θ ← θ − learningRate · m̂ / (√v̂ + ε)
 *
 * The constructor is written, and `StatefulOptimizer` does the rest: it keeps m and v for each parameter (zeros at first),
 * counts t (1 in the first step), turns recording off, and calls `update` for each parameter that has a gradient.
 *
 * When it passes, your file can take the engine's place: npm run chapter optimizers -- --mine
 */
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
   * Changes parameter, m and v in place (`add_`, `sub_`, `mul_`), element by element. `gradient` is read only. With
   * rates.weightDecay, the gradient that counts is `withDecay(gradient, parameter, rates.weightDecay)`.
   *
   * Example: θ = 1, gradient 2, rate 0.1, first step: m = 0.2, v = 0.004, θ becomes 0.9.
   */
  protected override update(
    parameter: Tensor,
    gradient: Tensor,
    rates: optim.Rates,
    { m, v, t }: optim.State<'m' | 'v'>,
  ): void {
    return todo('adam-step')
  }
}
