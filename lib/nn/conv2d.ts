import { ArgumentError } from '../errors.ts'
import { checkOptions, describe, type Kinds } from '../options.ts'
import type { ConvOptions } from '../ops/conv2d.ts'
import type { Random } from '../random/random.ts'
import { pairOf, type Pair } from '../shape/sliding.ts'
import type { Shape } from '../shape/shape.ts'
import type { Dtype } from '../storage/dtype.ts'
import { zeros } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { heUniform } from './init.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'

/** How the filters slide, as in `conv2d`, and what they start with. */
export interface Conv2dOptions extends Omit<ConvOptions, 'bias'> {
  /** Add a bias to each output channel? Default true; a batch norm behind it makes it useless. */
  bias?: boolean
  /** First values of the weight. Default heUniform. */
  init?: (shape: Shape, random: Random) => Tensor
  /** Default float32; float64 to check gradients. */
  dtype?: Dtype
}

export const convLayerKinds: Kinds<Conv2dOptions> = {
  stride: 'number or list',
  padding: 'number or list or string',
  dilation: 'number or list',
  groups: 'number',
  bias: 'boolean',
  init: 'function',
  dtype: ['float32', 'float64'],
}

/**
 * `outChannels` filters that look at all input channels at once and slide over the picture:
 * the same weights at every place.
 *
 * weight: (outChannels, inChannels / groups, kernelHeight, kernelWidth), bias:
 * (outChannels). In Keras: Conv2D.
 */
export class Conv2d extends Module {
  readonly weight: Parameter
  readonly bias: Parameter | undefined
  readonly sliding: Omit<ConvOptions, 'bias'>

  /** `kernel`: rows and columns of a filter. */
  constructor(
    inChannels: number,
    outChannels: number,
    kernel: number | Pair,
    random: Random,
    options: Conv2dOptions = {},
  ) {
    super()
    checkOptions('Conv2d', options, convLayerKinds)
    const { bias = true, init = heUniform, dtype = 'float32', ...sliding } = options
    const size = pairOf('Conv2d', 'the kernel', kernel, 1)
    const seen = channelsSeen('Conv2d', inChannels, outChannels, sliding.groups)
    this.weight = new Parameter(init([outChannels, seen, ...size], random), dtype)
    this.bias = bias ? new Parameter(zeros([outChannels], { dtype })) : undefined
    this.sliding = sliding
  }

  /** x: (batch, inChannels, height, width) → (batch, outChannels, outHeight, outWidth). */
  forward(x: Tensor): Tensor {
    return x.conv2d(this.weight, { ...this.sliding, bias: this.bias })
  }
}

/**
 * How many input channels one filter sees.
 *
 * @throws ArgumentError unless both numbers of channels divide into the groups.
 */
export function channelsSeen(
  name: string,
  inChannels: number,
  outChannels: number,
  groups = 1,
): number {
  for (const [what, channels] of Object.entries({ inChannels, outChannels })) {
    if (Number.isInteger(channels) && channels >= 1 && channels % groups === 0) continue
    throw new ArgumentError(
      `${name}: ${what} must be a whole number ≥ 1 that divides into ${groups} group${groups === 1 ? '' : 's'}, got ${describe(channels)}`,
    )
  }
  return inChannels / groups
}
