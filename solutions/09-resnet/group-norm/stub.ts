import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'
import { Module } from 'chalkgrad/nn/module'
import { Parameter } from 'chalkgrad/nn/parameter'
import { ones, zeros } from 'chalkgrad/tensor/create'

/**
 * Group norm: each picture for itself. Its channels are divided into `groups` of neighbors, and each group gets mean 0 and
 * variance 1, over its channels and all places. Then each *channel* has a weight and a bias that are learned. It does the
 * same in training and in use.
 *
 * The constructor is written. When it passes, your file can take the engine's place: npm run chapter resnet -- --mine
 */
export class GroupNorm extends Module {
  readonly groups: number
  readonly epsilon: number
  readonly weight: Parameter
  readonly bias: Parameter

  constructor(groups: number, channels: number, { epsilon = 1e-5 }: { epsilon?: number } = {}) {
    super()
    if (channels % groups !== 0)
      throw new ArgumentError(`GroupNorm: ${channels} channels do not divide into ${groups} groups`)
    this.groups = groups
    this.epsilon = epsilon
    this.weight = new Parameter(ones([channels]))
    this.bias = new Parameter(zeros([channels]))
  }

  /**
   * x: (batch, channels, …) → the same shape.
   *
   *     (x − mean) / √(variance + ε) · weight + bias
   *
   * with the mean and the variance (divided by the number of elements) of the group, and weight and bias of the channel. A batch
   * of no pictures gives no pictures.
   *
   * Example: one picture with four channels of one pixel, 1, 7, 9, 15. With one group it becomes −1.4, −0.2, 0.2, 1.4; with
   * two groups −1, 1, −1, 1.
   */
  forward(x: Tensor): Tensor {
    return todo('group-norm')
  }
}
