import { ShapeError } from '../errors.ts'
import { checkOptions } from '../options.ts'
import type { Random } from '../random/random.ts'
import { formatShape, type Shape } from '../shape/shape.ts'
import type { Dtype } from '../storage/dtype.ts'
import { zeros } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { heUniform } from './init.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'

export interface LinearOptions {
  /** Add a bias? Default true. */
  bias?: boolean
  /** First values of the weight. Default heUniform. */
  init?: (shape: Shape, random: Random) => Tensor
  /** Default float32; float64 to check gradients. */
  dtype?: Dtype
}

/**
 * y = x·Wᵀ + b: each output is a weighted sum of all inputs, plus a bias. In Keras: Dense.
 *
 * weight: (outFeatures, inFeatures), bias: (outFeatures).
 */
export class Linear extends Module {
  readonly weight: Parameter
  readonly bias: Parameter | undefined

  constructor(
    inFeatures: number,
    outFeatures: number,
    random: Random,
    options: LinearOptions = {},
  ) {
    super()
    checkOptions('Linear', options, {
      bias: 'boolean',
      init: 'function',
      dtype: ['float32', 'float64'],
    })
    const { bias = true, init = heUniform, dtype = 'float32' } = options
    this.weight = new Parameter(init([outFeatures, inFeatures], random), dtype)
    this.bias = bias ? new Parameter(zeros([outFeatures], { dtype })) : undefined
  }

  /** x: (…, inFeatures) → (…, outFeatures). */
  forward(x: Tensor): Tensor {
    const [, inFeatures] = this.weight.shape
    if (x.shape[x.rank - 1] !== inFeatures) {
      throw new ShapeError(
        `Linear: the last axis of x ${formatShape(x.shape)} must be ${inFeatures}, the inputs of weight ${formatShape(this.weight.shape)}`,
      )
    }
    const y = x.matmul(this.weight.transpose())
    return this.bias ? y.add(this.bias) : y
  }
}
