import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'
import { noGrad } from 'chalkgrad/autograd/grad-mode'
import { ArgumentError, ShapeError } from 'chalkgrad/errors'
import { Buffer } from 'chalkgrad/nn/buffer'
import { Module } from 'chalkgrad/nn/module'
import { Parameter } from 'chalkgrad/nn/parameter'
import { batchNorm, perChannel } from 'chalkgrad/ops/batch-norm'
import { ones, zeros } from 'chalkgrad/tensor/create'

export interface BatchNormOptions {
  /** Added to the variance. Default 1e-5. */
  epsilon?: number
  /** The share of the new batch in the running averages. Default 0.1. */
  momentum?: number
}

/**
 * Batch norm as a layer. The constructor is written: `weight` and `bias` are learned, the running averages are buffers, which
 * begin at 0 and 1. `forward` is written, too. Write what it does in training, and what it does in use.
 *
 * When it passes, your file can take the engine's place: npm run chapter resnet -- --mine
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
  abstract readonly ranks: readonly number[]

  constructor(channels: number, { epsilon = 1e-5, momentum = 0.1 }: BatchNormOptions = {}) {
    super()
    const name = this.constructor.name
    if (!(momentum >= 0 && momentum <= 1))
      throw new ArgumentError(`${name}: momentum is a share, 0 to 1, got ${momentum}`)
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
    const channels = this.weight.size
    if (!this.ranks.includes(x.rank) || x.shape[1] !== channels)
      throw new ShapeError(`${this.constructor.name}: x must be (batch, ${channels}, …), got (${x.shape.join(', ')})`)
    if (this.training && x.size <= channels)
      throw new ArgumentError(`${this.constructor.name}: one number for each channel has no variance`)
    return this.training ? this.ofBatch(x) : this.ofRunning(x)
  }

  /**
   * In training: x, normalized by its own batch. `batchNorm(x, weight, bias, epsilon)` gives y, and the mean and the variance
   * of each channel (of m numbers, divided by m).
   *
   * Then, without a gradient, and in place:
   *
   *     running_mean ← (1 − momentum) · running_mean + momentum · mean
   *     running_var  ← (1 − momentum) · running_var  + momentum · variance · m / (m − 1)
   *     num_batches_tracked ← num_batches_tracked + 1
   *
   * Example: one channel, numbers 1, 7, 9, 15: running_mean becomes 0.8, running_var 4.2333.
   */
  ofBatch(x: Tensor): Tensor {
    return todo('ofBatch')
  }

  /**
   * In use: (x − running_mean) / √(running_var + ε) · weight + bias. It changes no buffer. The gradient flows to x, weight
   * and bias.
   */
  ofRunning(x: Tensor): Tensor {
    return todo('ofRunning')
  }
}

/** x: (batch, features) or (batch, channels, length). */
export class BatchNorm1d extends BatchNorm {
  readonly ranks = [2, 3]
}

/** x: (batch, channels, height, width). */
export class BatchNorm2d extends BatchNorm {
  readonly ranks = [4]
}
