import { GradientError } from '../errors.ts'
import type { Run } from './callback.ts'
import type { History } from './fit.ts'

/** The loss is no longer a finite number. What was measured before is in `history`. */
export class DivergedError extends GradientError {
  override name = 'DivergedError'
  readonly history: History

  constructor({ loss, step, epoch, optimizer, curves, stopped }: Run) {
    super(
      `fit: the loss is ${loss} in step ${step} (epoch ${epoch}), with a learning rate of ${optimizer.learningRate}. ` +
        'The usual causes are a learning rate that is too large, the logarithm of 0, and data with NaN in it. ' +
        'Try a smaller rate, or maxNorm; detectAnomaly(() => …) around a step names the operation that made it',
    )
    this.history = { curves, epochs: epoch - 1, steps: step, stopped }
  }
}
