import type { UpdateName } from '../kernels/fused.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Adam, type AdamOptions } from './adam.ts'
import type { ParameterGroup, Rates, State } from './optimizer.ts'

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019, algorithm 2): the decay
 * never meets the division by √v̂.
 */
export class AdamW extends Adam {
  static override readonly fused: UpdateName = 'adamW'

  constructor(
    parameters: readonly Tensor[] | readonly ParameterGroup[],
    options: AdamOptions = {},
  ) {
    super(parameters, withDefault(options))
  }

  protected override update(
    parameter: Tensor,
    gradient: Tensor,
    rates: Rates,
    state: State<'m' | 'v'>,
  ): void {
    parameter.mul_(1 - rates.learningRate * rates.weightDecay) // θ ← (1 − η·λ)·θ
    super.update(parameter, gradient, { ...rates, weightDecay: 0 }, state)
  }
}

/** What is no object is refused by Adam. */
function withDefault(options: AdamOptions): AdamOptions {
  const isObject = typeof options === 'object' && options !== null
  return isObject && !Array.isArray(options) ? { weightDecay: 0.01, ...options } : options
}
