import type { UpdateName } from '../kernels/fused.ts'
import { checkOptions } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { positive } from './check.ts'
import {
  StatefulOptimizer,
  withDecay,
  type ParameterGroup,
  type Rates,
  type State,
} from './optimizer.ts'

export interface AdagradOptions {
  /** Default 0.01. */
  learningRate?: number
  /** Keeps the first division away from 0. Default 1e-10. */
  epsilon?: number
  /** Adds weightDecay · θ to the gradient. Default 0. */
  weightDecay?: number
}

const kinds = {
  learningRate: 'number',
  epsilon: 'number',
  weightDecay: 'number',
} as const

/**
 * Adagrad (Duchi, Hazan and Singer, 2011): every element divided by the size of all its
 * gradients so far.
 */
export class Adagrad extends StatefulOptimizer<'sum'> {
  static readonly fused: UpdateName = 'adagrad'
  readonly epsilon: number

  constructor(
    parameters: readonly Tensor[] | readonly ParameterGroup[],
    options: AdagradOptions = {},
  ) {
    checkOptions(new.target.name, options, kinds)
    const { learningRate = 0.01, epsilon = 1e-10, weightDecay = 0 } = options
    super(['sum'], parameters, { learningRate, weightDecay })
    this.epsilon = positive('Adagrad', 'epsilon', epsilon)
  }

  protected override update(
    parameter: Tensor,
    gradient: Tensor,
    rates: Rates,
    { sum: s }: State<'sum'>,
  ): void {
    const g = withDecay(gradient, parameter, rates.weightDecay)
    s.add_(g.square()) // sₜ = sₜ₋₁ + gₜ²
    const scaled = g.div(s.sqrt().add(this.epsilon)) // gₜ / (√sₜ + ε)
    parameter.sub_(scaled.mul(rates.learningRate)) // θₜ = θₜ₋₁ − η·scaled
  }
}
