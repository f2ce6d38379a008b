import { ArgumentError, ShapeError } from '../errors.ts'
import { checkOptions, describe, type Kinds } from '../options.ts'
import { layerNorm, rmsNorm } from '../ops/layer-norm.ts'
import { checkShape, formatShape, sameShape, type Shape } from '../shape/shape.ts'
import type { Dtype } from '../storage/dtype.ts'
import { ones, zeros } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'

export interface RMSNormOptions {
  /** Added to the variance, so that nothing is divided by 0. Default 1e-5. */
  epsilon?: number
  /** Default float32; float64 to check gradients. */
  dtype?: Dtype
}

export interface LayerNormOptions extends RMSNormOptions {
  /** Add a learned mean? Default true. */
  bias?: boolean
}

const rmsKinds: Kinds<RMSNormOptions> = {
  epsilon: 'number',
  dtype: ['float32', 'float64'],
}

/**
 * Each vector of features gets mean 0 and variance 1, then a mean (`bias`) and a spread (`weight`)
 * that are learned (Ba, Kiros and Hinton, 2016). Nothing of the batch goes in: a word is
 * normalized alike in training and in use, alone and beside others.
 *
 * weight and bias: `normalizedShape`, the last axis of x by its size, or several as a list.
 */
export class LayerNorm extends Module {
  readonly weight: Parameter
  readonly bias: Parameter | undefined
  readonly epsilon: number

  /** @throws ShapeError, ArgumentError unless the sizes are ≥ 1 and ε > 0. */
  constructor(normalizedShape: number | Shape, options: LayerNormOptions = {}) {
    super()
    checkOptions('LayerNorm', options, { ...rmsKinds, bias: 'boolean' })
    const { epsilon = 1e-5, bias = true, dtype = 'float32' } = options
    const shape = checkNorm('LayerNorm', normalizedShape, epsilon)
    this.epsilon = epsilon
    this.weight = new Parameter(ones(shape, { dtype }))
    this.bias = bias ? new Parameter(zeros(shape, { dtype })) : undefined
  }

  /** x: (…, features) → the same shape. */
  forward(x: Tensor): Tensor {
    checkLastAxes('LayerNorm', x, this.weight.shape)
    return layerNorm(x, this.weight, this.bias, this.epsilon)
  }
}

/**
 * Each vector divided by its root mean square, then a learned spread (Zhang and Sennrich, 2019):
 * layer norm without taking the mean away, which most later language models do without.
 *
 * weight: `normalizedShape`, as in LayerNorm.
 */
export class RMSNorm extends Module {
  readonly weight: Parameter
  readonly epsilon: number

  /** @throws ShapeError, ArgumentError unless the sizes are ≥ 1 and ε > 0. */
  constructor(normalizedShape: number | Shape, options: RMSNormOptions = {}) {
    super()
    checkOptions('RMSNorm', options, rmsKinds)
    const { epsilon = 1e-5, dtype = 'float32' } = options
    const shape = checkNorm('RMSNorm', normalizedShape, epsilon)
    this.epsilon = epsilon
    this.weight = new Parameter(ones(shape, { dtype }))
  }

  /** x: (…, features) → the same shape. */
  forward(x: Tensor): Tensor {
    checkLastAxes('RMSNorm', x, this.weight.shape)
    return rmsNorm(x, this.weight, this.epsilon)
  }
}

function checkNorm(name: string, normalized: number | Shape, epsilon: number): Shape {
  const shape = typeof normalized === 'number' ? [normalized] : normalized
  checkShape(name, shape)
  if (shape.length === 0 || shape.includes(0))
    throw new ShapeError(
      `${name}: needs one axis or more, each of size 1 or more, got ${formatShape(shape)}`,
    )
  if (!(epsilon > 0))
    throw new ArgumentError(`${name}: epsilon must be > 0, got ${describe(epsilon)}`)
  return shape
}

function checkLastAxes(name: string, x: Tensor, shape: Shape): void {
  if (sameShape(x.shape.slice(Math.max(0, x.rank - shape.length)), shape)) return
  throw new ShapeError(
    `${name}: the last axes of x ${formatShape(x.shape)} must be ${formatShape(shape)}, which are normalized together`,
  )
}
