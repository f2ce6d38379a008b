import type { UpdateName } from '../kernels/fused.ts'
import { checkOptions } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { fraction, positive } from './check.ts'
import {
  StatefulOptimizer,
  withDecay,
  type ParameterGroup,
  type Rates,
  type State,
} from './optimizer.ts'

export interface AdamOptions {
  /** Default 0.001. */
  learningRate?: number
  /** The share of the average gradient that is kept at each step. Default 0.9. */
  beta1?: number
  /** The share of the average squared gradient that is kept. Default 0.999. */
  beta2?: number
  /** Keeps the division away from 0. Default 1e-8. */
  epsilon?: number
  /** Adds weightDecay · θ to the gradient; AdamW shrinks θ instead. Default 0. */
  weightDecay?: number
}

const kinds = {
  learningRate: 'number',
  beta1: 'number',
  beta2: 'number',
  epsilon: 'number',
  weightDecay: 'number',
} as const

/**
 * Adam (Kingma and Ba, 2014, algorithm 1): momentum, divided by the size of recent
 * gradients, both without bias.
 */
export class Adam extends StatefulOptimizer<'m' | 'v'> {
  static readonly fused: UpdateName = 'adam'
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number

  constructor(
    parameters: readonly Tensor[] | readonly ParameterGroup[],
    options: AdamOptions = {},
  ) {
    checkOptions(new.target.name, options, kinds)
    const {
      learningRate = 0.001,
      beta1 = 0.9,
      beta2 = 0.999,
      epsilon = 1e-8,
      weightDecay = 0,
    } = options
    super(['m', 'v'], parameters, { learningRate, weightDecay })
    this.beta1 = fraction('Adam', 'beta1', beta1)
    this.beta2 = fraction('Adam', 'beta2', beta2)
    this.epsilon = positive('Adam', 'epsilon', epsilon)
  }

  protected override update(
    parameter: Tensor,
    gradient: Tensor,
    rates: Rates,
    { m, v, t }: State<'m' | 'v'>,
  ): void {
    const { beta1, beta2, epsilon } = this
    const g = withDecay(gradient, parameter, rates.weightDecay)
    m.mul_(beta1).add_(g.mul(1 - beta1)) // mₜ = β₁·mₜ₋₁ + (1 − β₁)·gₜ
    v.mul_(beta2).add_(g.square().mul(1 - beta2)) // vₜ = β₂·vₜ₋₁ + (1 − β₂)·gₜ²
    const mHat = m.div(1 - beta1 ** t) // m̂ₜ = mₜ / (1 − β₁ᵗ)
    const vHat = v.div(1 - beta2 ** t) // v̂ₜ = vₜ / (1 − β₂ᵗ)
    const scaled = mHat.div(vHat.sqrt().add(epsilon)) // m̂ₜ / (√v̂ₜ + ε)
    parameter.sub_(scaled.mul(rates.learningRate)) // θₜ = θₜ₋₁ − η·scaled
  }
}
