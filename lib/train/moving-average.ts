import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError } from '../errors.ts'
import type { AnyModule } from '../nn/module.ts'
import { checkState, type StateDict } from '../nn/state-dict.ts'
import { checkArgument, describe } from '../options.ts'
import { keep } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'
import type { Callback, Run } from './callback.ts'
import { checkModel } from './check-model.ts'
import { scalar } from './state.ts'

/**
 * An average over the weights of all steps, the last ones counting most: ā ← decay · ā + (1
 * − decay) · w. Near a minimum the weights jump around it, and their average lies nearer to
 * it than each of them (Polyak and Juditsky, 1992). In the first steps the decay is
 * smaller, (1 + t) / (10 + t), so that the random start is soon forgotten.
 *
 * As a callback it follows every step and leaves the averages in the model at the end.
 */
export class MovingAverage implements Callback {
  private readonly decay: number
  private readonly model: AnyModule
  private average: Tensor[]
  private t = 0

  /** @throws ArgumentError unless 0 ≤ decay < 1. */
  constructor(model: AnyModule, decay = 0.999) {
    checkModel('MovingAverage', model)
    checkArgument('MovingAverage', 'decay', decay, 'number')
    if (!(decay >= 0 && decay < 1))
      throw new ArgumentError(
        `MovingAverage: decay must be at least 0 and below 1, got ${describe(decay)}`,
      )
    this.decay = decay
    this.model = model
    this.average = model.parameters().map((parameter) => keep(parameter.detach().clone()))
  }

  /** Takes the weights as they are now into the average. */
  update(): void {
    this.t++
    const decay = Math.min(this.decay, (1 + this.t) / (10 + this.t))
    noGrad(() => {
      for (const [i, parameter] of this.model.parameters().entries()) {
        this.average[i].mul_(decay).add_(parameter.mul(1 - decay))
      }
    })
  }

  /**
   * Exchanges the weights of the model and their averages; a second time brings them back.
   */
  swap(): void {
    noGrad(() => {
      for (const [i, parameter] of this.model.parameters().entries()) {
        const weights = parameter.clone()
        parameter.copy_(this.average[i])
        this.average[i].copy_(weights)
      }
    })
  }

  /**
   * Runs `fn`, for instance an evaluation, with the averages in the place of the weights.
   *
   * @throws ArgumentError when fn is async.
   */
  use<T>(fn: () => T): T {
    checkArgument('MovingAverage.use', 'what runs', fn, 'function')
    this.swap()
    try {
      const result = fn()
      if (result instanceof Promise)
        throw new ArgumentError(
          'MovingAverage.use: the function is async, so it would go on with the weights after the averages were taken out again. Await outside, compute inside',
        )
      return result
    } finally {
      this.swap()
    }
  }

  /**
   * Begins anew, from the weights as they are now.
   *
   * @throws ArgumentError when fit trains another model than the one whose weights are
   *   averaged.
   */
  trainStart({ model }: Run): void {
    if (model !== this.model)
      throw new ArgumentError(
        'MovingAverage: it was made for another model than the one trained',
      )
    this.t = 0
    noGrad(() => {
      for (const [i, parameter] of this.model.parameters().entries())
        this.average[i].copy_(parameter)
    })
  }

  batchEnd(): void {
    this.update()
  }

  trainEnd(): void {
    this.swap()
  }

  stateDict(): StateDict {
    const copies = this.average.map((value, i) => [String(i), keep(value.clone())])
    return { t: scalar(this.t), ...Object.fromEntries(copies) }
  }

  loadStateDict(state: StateDict): void {
    const places = Object.keys(this.average)
    checkState('MovingAverage.loadStateDict', state, ['t', ...places])
    const { t, ...average } = state
    this.t = t.item()
    noGrad(() => this.average.forEach((value, i) => void value.copy_(average[i])))
  }
}
