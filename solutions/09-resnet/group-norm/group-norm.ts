import type { Tensor } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'
import { Module } from 'chalkgrad/nn/module'
import { Parameter } from 'chalkgrad/nn/parameter'
import { ones, zeros } from 'chalkgrad/tensor/create'

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
   * Channels of a group are neighbors in memory, so a group is one axis after a reshape: no loop over groups. Weight and bias
   * belong to channels, and come after the way back.
   */
  forward(x: Tensor): Tensor {
    const [batch, channels, ...places] = x.shape
    const size = places.reduce((product, n) => product * n, channels / this.groups)
    const grouped = x.reshape([batch, this.groups, size])
    const mean = grouped.mean(2, { keepDims: true })
    const variance = grouped.var(2, { keepDims: true, correction: 0 })
    const normalized = grouped.sub(mean).div(variance.add(this.epsilon).sqrt()).reshape(x.shape)
    const each = [channels, ...places.map(() => 1)] // (channels, 1, …)
    return normalized.mul(this.weight.reshape(each)).add(this.bias.reshape(each))
  }
}
