import { checkArgument, checkOptions, type Kinds } from '../options.ts'
import type { ConvTransposeOptions as Sliding } from '../ops/conv-transpose2d.ts'
import { concat } from '../ops/join.ts'
import type { Random } from '../random/random.ts'
import { pairOf, type Pair } from '../shape/sliding.ts'
import { zeros } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { channelsSeen, convLayerKinds, type Conv2dOptions } from './conv2d.ts'
import { heUniform } from './init.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'

/** How the filters are laid down, as in `convTranspose2d`, and what they start with. */
export interface ConvTranspose2dOptions
  extends Omit<Sliding, 'bias'>, Pick<Conv2dOptions, 'bias' | 'init' | 'dtype'> {}

const kinds: Kinds<ConvTranspose2dOptions> = {
  ...convLayerKinds,
  padding: 'number or list',
  outputPadding: 'number or list',
}

/**
 * A learned way to enlarge pictures: each cell lays down a copy of the filter.
 *
 * weight: (inChannels, outChannels / groups, kernelHeight, kernelWidth), the axes of the
 * convolution that it undoes; bias: (outChannels). In Keras: Conv2DTranspose.
 */
export class ConvTranspose2d extends Module {
  readonly weight: Parameter
  readonly bias: Parameter | undefined
  readonly sliding: Omit<Sliding, 'bias'>

  constructor(
    inChannels: number,
    outChannels: number,
    kernel: number | Pair,
    random: Random,
    options: ConvTranspose2dOptions = {},
  ) {
    super()
    checkOptions('ConvTranspose2d', options, kinds)
    const { bias = true, init = heUniform, dtype = 'float32', ...sliding } = options
    const { groups = 1 } = sliding
    const size = pairOf('ConvTranspose2d', 'the kernel', kernel, 1)
    const seen = channelsSeen('ConvTranspose2d', inChannels, outChannels, groups)
    // An initializer wants (out, in, …); here what comes in is first, group by group.
    const group = (): Tensor => {
      const first = init([outChannels / groups, seen, ...size], random)
      checkArgument('ConvTranspose2d', 'what init gives', first, Tensor)
      return first.transpose(0, 1)
    }
    this.weight = new Parameter(concat(Array.from({ length: groups }, group)), dtype)
    this.bias = bias ? new Parameter(zeros([outChannels], { dtype })) : undefined
    this.sliding = sliding
  }

  /** x: (batch, inChannels, height, width) → (batch, outChannels, outHeight, outWidth). */
  forward(x: Tensor): Tensor {
    return x.convTranspose2d(this.weight, { ...this.sliding, bias: this.bias })
  }
}
