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
   * The averages are changed in place, because others hold the same buffers: the state that is saved, and whoever looked the
   * buffers up. And without recording: they would else remember the graph of every batch so far.
   *
   * A batch of m numbers spreads a little less than all data do, since its own mean lies in its middle: m / (m − 1).
   */
  ofBatch(x: Tensor): Tensor {
    const { y, mean, variance } = batchNorm(x, this.weight, this.bias, this.epsilon)
    const m = x.size / x.shape[1]
    noGrad(() => {
      this.running_mean.mul_(1 - this.momentum).add_(mean.mul(this.momentum))
      this.running_var.mul_(1 - this.momentum).add_(variance.mul(this.momentum * (m / (m - 1))))
      this.num_batches_tracked.add_(1)
    })
    return y
  }

  /** Four numbers a channel that x has no part in: two operations on x are left, a factor and a sum. */
  ofRunning(x: Tensor): Tensor {
    const scale = this.weight.div(this.running_var.add(this.epsilon).sqrt())
    const shift = this.bias.sub(this.running_mean.mul(scale))
    return x.mul(perChannel(scale, x)).add(perChannel(shift, x))
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
