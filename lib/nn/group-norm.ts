import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, checkOptions } from '../options.ts'
import { perChannel } from '../ops/batch-norm.ts'
import { normalize } from '../ops/normalize.ts'
import { formatShape } from '../shape/shape.ts'
import { ones, zeros } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'

/**
 * Each picture for itself: its channels in `groups`, and each group gets mean 0 and
 * variance 1, then each channel a learned mean and spread (Wu and He, 2018). It does the
 * same in training and in use, and needs no batch.
 */
export class GroupNorm extends Module {
  readonly groups: number
  readonly epsilon: number
  readonly weight: Parameter
  readonly bias: Parameter

  /** @throws ArgumentError unless the channels divide into the groups. */
  constructor(groups: number, channels: number, options: { epsilon?: number } = {}) {
    super()
    checkOptions('GroupNorm', options, { epsilon: 'number' })
    for (const [what, value] of Object.entries({ groups, channels }))
      checkArgument('GroupNorm', what, value, 'number')
    if (!(
      groups >= 1 &&
      channels >= 1 &&
      Number.isInteger(groups) &&
      channels % groups === 0
    ))
      throw new ArgumentError(
        `GroupNorm: ${channels} channels do not divide into ${groups} groups`,
      )
    this.groups = groups
    this.epsilon = options.epsilon ?? 1e-5
    this.weight = new Parameter(ones([channels]))
    this.bias = new Parameter(zeros([channels]))
  }

  /** x: (batch, channels, …) → the same shape. */
  forward(x: Tensor): Tensor {
    const [batch, channels] = x.shape
    if (channels !== this.weight.size)
      throw new ShapeError(
        `GroupNorm: x must be (batch, ${this.weight.size}, …), got ${formatShape(x.shape)}`,
      )
    // (batch, channels, …) → (batch, groups, channels / groups · …)
    const each = x.size / Math.max(1, batch * this.groups)
    const { normalized } = normalize(x.reshape([batch, this.groups, each]), 2, this.epsilon)
    return normalized
      .reshape(x.shape)
      .mul(perChannel(this.weight, x))
      .add(perChannel(this.bias, x))
  }
}
