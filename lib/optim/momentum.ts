import type { UpdateName } from '../kernels/fused.ts'
import { checkOptions } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { fraction } from './check.ts'
import {
  StatefulOptimizer,
  withDecay,
  type ParameterGroup,
  type Rates,
  type State,
} from './optimizer.ts'

export interface MomentumOptions {
  learningRate: number
  /** μ, the share of the velocity that is kept at each step. Default 0.9. */
  momentum?: number
  /** Adds weightDecay · θ to the gradient. Default 0. */
  weightDecay?: number
}

const kinds = {
  learningRate: 'number',
  momentum: 'number',
  weightDecay: 'number',
} as const

/**
 * Momentum, the heavy ball (Polyak, 1964). PyTorch: optim.SGD(parameters, lr,
 * momentum=0.9).
 */
export class Momentum extends StatefulOptimizer<'velocity'> {
  static readonly fused: UpdateName = 'momentum'
  readonly momentum: number

  constructor(
    parameters: readonly Tensor[] | readonly ParameterGroup[],
    options: MomentumOptions,
  ) {
    checkOptions(new.target.name, options, kinds, ['learningRate'])
    const { learningRate, momentum = 0.9, weightDecay = 0 } = options
    super(['velocity'], parameters, { learningRate, weightDecay })
    this.momentum = fraction('Momentum', 'momentum', momentum)
  }

  protected override update(
    parameter: Tensor,
    gradient: Tensor,
    rates: Rates,
    { velocity }: State<'velocity'>,
  ): void {
    const g = withDecay(gradient, parameter, rates.weightDecay)
    velocity.mul_(this.momentum).add_(g) // vₜ = μ·vₜ₋₁ + gₜ
    parameter.sub_(velocity.mul(rates.learningRate)) // θₜ = θₜ₋₁ − η·vₜ
  }
}
