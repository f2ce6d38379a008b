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

export interface RMSPropOptions {
  /** Default 0.01. */
  learningRate?: number
  /**
   * The share of the average that is kept at each step; alpha in PyTorch, rho in Keras.
   * Default 0.99.
   */
  beta?: number
  /** Keeps the division away from 0. Default 1e-8. */
  epsilon?: number
  /** Adds weightDecay · θ to the gradient. Default 0. */
  weightDecay?: number
}

const kinds = {
  learningRate: 'number',
  beta: 'number',
  epsilon: 'number',
  weightDecay: 'number',
} as const

/**
 * RMSProp (Hinton, lecture 6e, 2012): Adagrad that forgets, a rolling average in place of
 * the sum.
 */
export class RMSProp extends StatefulOptimizer<'average'> {
  static readonly fused: UpdateName = 'rmsProp'
  readonly beta: number
  readonly epsilon: number

  constructor(
    parameters: readonly Tensor[] | readonly ParameterGroup[],
    options: RMSPropOptions = {},
  ) {
    checkOptions(new.target.name, options, kinds)
    const { learningRate = 0.01, beta = 0.99, epsilon = 1e-8, weightDecay = 0 } = options
    super(['average'], parameters, { learningRate, weightDecay })
    this.beta = fraction('RMSProp', 'beta', beta)
    this.epsilon = positive('RMSProp', 'epsilon', epsilon)
  }

  protected override update(
    parameter: Tensor,
    gradient: Tensor,
    rates: Rates,
    { average: s }: State<'average'>,
  ): void {
    const { beta, epsilon } = this
    const g = withDecay(gradient, parameter, rates.weightDecay)
    s.mul_(beta).add_(g.square().mul(1 - beta)) // sₜ = β·sₜ₋₁ + (1 − β)·gₜ²
    const scaled = g.div(s.sqrt().add(epsilon)) // gₜ / (√sₜ + ε)
    parameter.sub_(scaled.mul(rates.learningRate)) // θₜ = θₜ₋₁ − η·scaled
  }
}
