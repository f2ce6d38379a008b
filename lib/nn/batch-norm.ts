import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError, ShapeError } from '../errors.ts'
import { checkCount, checkOptions } from '../options.ts'
import { batchNorm, perChannel } from '../ops/batch-norm.ts'
import { fusedBatchNorm } from '../ops/fused.ts'
import { formatShape } from '../shape/shape.ts'
import { ones, zeros } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Buffer } from './buffer.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'

export interface BatchNormOptions {
  /** Added to the variance, so that nothing is divided by 0. Default 1e-5. */
  epsilon?: number
  /**
   * The share of this batch in the running averages: running ← (1 − momentum)·running +
   * momentum·batch. Default 0.1. (Keras names the other share: its 0.9 is this 0.1.)
   */
  momentum?: number
}

/**
 * Each channel, over the whole batch and all its places, gets mean 0 and variance 1, and
 * then a mean (`bias`) and a spread (`weight`) that are learned (Ioffe and Szegedy, 2015).
 *
 * In use, after `eval()`, one picture must not depend on those beside it: then the running
 * averages of training take the place of the batch's own numbers. A batch is normalized by
 * its own variance, divided by n; the running one estimates that of all data, so it is
 * divided by n − 1. The names of the fields are those of PyTorch's state.
 */
abstract class BatchNorm extends Module {
  readonly weight: Parameter
  readonly bias: Parameter
  readonly running_mean: Buffer
  readonly running_var: Buffer
  readonly num_batches_tracked: Buffer
  readonly epsilon: number
  readonly momentum: number
  /** How many axes x may have. */
  protected abstract readonly ranks: readonly number[]

  /** @throws ArgumentError unless there is a channel, ε > 0 and 0 ≤ momentum ≤ 1. */
  constructor(channels: number, options: BatchNormOptions = {}) {
    super()
    const name = this.constructor.name
    checkOptions(name, options, { epsilon: 'number', momentum: 'number' })
    const { epsilon = 1e-5, momentum = 0.1 } = options
    checkCount(name, 'channels', channels)
    if (!(epsilon > 0))
      throw new ArgumentError(`${name}: epsilon must be > 0, got ${epsilon}`)
    if (!(momentum >= 0 && momentum <= 1))
      throw new ArgumentError(
        `${name}: momentum is the share of the new batch, 0 to 1, got ${momentum}`,
      )
    this.epsilon = epsilon
    this.momentum = momentum
    this.weight = new Parameter(ones([channels]))
    this.bias = new Parameter(zeros([channels]))
    this.running_mean = new Buffer(zeros([channels]))
    this.running_var = new Buffer(ones([channels]))
    this.num_batches_tracked = new Buffer(zeros([], { dtype: 'int32' }))
  }

  /** x: (batch, channels, …) → the same shape. */
  forward(x: Tensor): Tensor {
    this.check(x)
    return this.training ? this.ofBatch(x) : this.ofRunning(x)
  }

  private ofBatch(x: Tensor): Tensor {
    const { weight, bias, epsilon } = this
    const { y, mean, variance } =
      fusedBatchNorm(x, weight, bias, epsilon) ?? batchNorm(x, weight, bias, epsilon)
    const n = x.size / x.shape[1]
    noGrad(() => {
      this.average(this.running_mean, mean)
      this.average(this.running_var, variance.mul(n / (n - 1)))
      this.num_batches_tracked.add_(1)
    })
    return y
  }

  private average(running: Buffer, ofBatch: Tensor): void {
    running.mul_(1 - this.momentum).add_(ofBatch.mul(this.momentum))
  }

  /** (x − mean) / deviation · weight + bias, with what does not depend on x worked out first. */
  private ofRunning(x: Tensor): Tensor {
    const scale = this.weight.div(this.running_var.add(this.epsilon).sqrt())
    const shift = this.bias.sub(this.running_mean.mul(scale))
    return x.mul(perChannel(scale, x)).add(perChannel(shift, x))
  }

  private check(x: Tensor): void {
    const name = this.constructor.name
    const channels = this.weight.size
    if (!this.ranks.includes(x.rank) || x.shape[1] !== channels) {
      const axes = this.ranks.map((rank) =>
        ['batch', channels, '…', '…'].slice(0, rank).join(', '),
      )
      throw new ShapeError(
        `${name}: x must be (${axes.join(') or (')}), got ${formatShape(x.shape)}`,
      )
    }
    if (this.training && x.size <= channels)
      throw new ArgumentError(
        `${name}: x ${formatShape(x.shape)} has at most one number for each channel: its distance from the mean is 0, so whatever came in, 0 would go out. ` +
          `Train with batches of two or more, or call model.eval() to use the running averages`,
      )
  }
}

/** x: (batch, features) or (batch, channels, length). */
export class BatchNorm1d extends BatchNorm {
  protected readonly ranks = [2, 3]
}

/** x: (batch, channels, height, width). */
export class BatchNorm2d extends BatchNorm {
  protected readonly ranks = [4]
}
