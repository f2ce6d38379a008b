import type { UpdateName } from '../kernels/fused.ts'
import { checkOptions } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import {
  StatefulOptimizer,
  withDecay,
  type ParameterGroup,
  type Rates,
} from './optimizer.ts'

export interface SGDOptions {
  learningRate: number
  /** Adds weightDecay · θ to the gradient. Default 0. */
  weightDecay?: number
}

const kinds = {
  learningRate: 'number',
  weightDecay: 'number',
} as const

/**
 * Gradient descent on batches: θ ← θ − learningRate · ∂loss/∂θ (Robbins and Monro, 1951).
 */
export class SGD extends StatefulOptimizer<never> {
  static readonly fused: UpdateName = 'sgd'

  constructor(
    parameters: readonly Tensor[] | readonly ParameterGroup[],
    options: SGDOptions,
  ) {
    checkOptions(new.target.name, options, kinds, ['learningRate'])
    const { learningRate, weightDecay = 0 } = options
    super([], parameters, { learningRate, weightDecay })
  }

  protected override update(parameter: Tensor, gradient: Tensor, rates: Rates): void {
    const g = withDecay(gradient, parameter, rates.weightDecay)
    parameter.sub_(g.mul(rates.learningRate)) // θₜ = θₜ₋₁ − η·gₜ
  }
}
