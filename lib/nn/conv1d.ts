import { checkOptions, type Kinds } from '../options.ts'
import type { Conv1dOptions as Sliding } from '../ops/conv1d.ts'
import type { Random } from '../random/random.ts'
import { zeros } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { channelsSeen, convLayerKinds, type Conv2dOptions } from './conv2d.ts'
import { heUniform } from './init.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'

/** How the filters slide, as in `conv1d`, and what they start with. */
export interface Conv1dOptions
  extends Omit<Sliding, 'bias'>, Pick<Conv2dOptions, 'bias' | 'init' | 'dtype'> {}

const kinds: Kinds<Conv1dOptions> = {
  ...convLayerKinds,
  stride: 'number',
  padding: 'number or string',
  dilation: 'number',
}

/**
 * Filters that slide along a sequence, such as a sound or a text.
 *
 * weight: (outChannels, inChannels / groups, kernel), bias: (outChannels). In Keras: Conv1D.
 */
export class Conv1d extends Module {
  readonly weight: Parameter
  readonly bias: Parameter | undefined
  readonly sliding: Omit<Sliding, 'bias'>

  constructor(
    inChannels: number,
    outChannels: number,
    kernel: number,
    random: Random,
    options: Conv1dOptions = {},
  ) {
    super()
    checkOptions('Conv1d', options, kinds)
    const { bias = true, init = heUniform, dtype = 'float32', ...sliding } = options
    const seen = channelsSeen('Conv1d', inChannels, outChannels, sliding.groups)
    this.weight = new Parameter(init([outChannels, seen, kernel], random), dtype)
    this.bias = bias ? new Parameter(zeros([outChannels], { dtype })) : undefined
    this.sliding = sliding
  }

  /** x: (batch, inChannels, length) → (batch, outChannels, outLength). */
  forward(x: Tensor): Tensor {
    return x.conv1d(this.weight, { ...this.sliding, bias: this.bias })
  }
}
