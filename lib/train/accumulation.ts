import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError } from '../errors.ts'
import type { AnyModule } from '../nn/module.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * Gradients of several batches, added up before one step: as if they had been one large batch,
 * for which there is no memory. Each counts by its samples, so that a smaller last batch weighs
 * less, and the last step of an epoch takes what is left.
 */
export class Accumulation {
  private readonly model: AnyModule
  private readonly every: number
  private batches = 0
  private samples = 0

  /** @throws ArgumentError unless `every` is a whole number ≥ 1. */
  constructor(model: AnyModule, every: number) {
    if (!Number.isInteger(every) || every < 1)
      throw new ArgumentError(
        `fit: accumulate must be a whole number of batches ≥ 1, got ${every}`,
      )
    this.model = model
    this.every = every
  }

  /** Is the next batch the first of its step? */
  get isEmpty(): boolean {
    return this.batches === 0
  }

  get isFull(): boolean {
    return this.batches === this.every
  }

  /** Adds the gradients of a loss that is a mean over samples. */
  backward(loss: Tensor, samples: number): void {
    this.batches++
    this.samples += samples
    if (this.every === 1) loss.backward()
    else loss.mul(samples).backward()
  }

  /** From sums over samples to means, before the step that uses them up. */
  finish(): void {
    const share = 1 / this.samples
    if (this.every > 1)
      noGrad(() => this.model.parameters().forEach(({ grad }) => grad?.mul_(share)))
    this.batches = 0
    this.samples = 0
  }
}
