import { ArgumentError } from '../errors.ts'
import { checkArgument } from '../options.ts'
import type { Random } from '../random/random.ts'
import { rand, randn } from '../tensor/random.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkShape, type Shape } from '../shape/shape.ts'

/**
 * First values for weights of shape (out, in, …). A sum of `fanIn` terms has fanIn times
 * the variance of one, so weights must shrink as layers widen, or signals grow or die from
 * layer to layer.
 */
function fans(shape: Shape): { fanIn: number; fanOut: number } {
  checkShape('init', shape)
  if (shape.length < 2)
    throw new ArgumentError(
      `init: weights have the axes (out, in, …), got ${shape.length} axis`,
    )
  const receptive = shape.slice(2).reduce((n, size) => n * size, 1)
  return { fanIn: shape[1] * receptive, fanOut: shape[0] * receptive }
}

/**
 * Variance 2 / (fanIn + fanOut): keeps signals in size forward and backward through tanh or
 * sigmoid (Glorot and Bengio, 2010).
 */
export function xavierNormal(shape: Shape, random: Random): Tensor {
  const { fanIn, fanOut } = fans(shape)
  return randn(shape, random).mul(Math.sqrt(2 / (fanIn + fanOut)))
}

/**
 * As xavierNormal, uniform in ±√(6 / (fanIn + fanOut)): a uniform number in ±a has variance
 * a²/3.
 */
export function xavierUniform(shape: Shape, random: Random): Tensor {
  const { fanIn, fanOut } = fans(shape)
  return uniform(shape, Math.sqrt(6 / (fanIn + fanOut)), random)
}

/**
 * Variance 2 / fanIn: relu silences half of its inputs, so the rest must be twice as strong
 * (He et al., 2015).
 */
export function heNormal(shape: Shape, random: Random): Tensor {
  return randn(shape, random).mul(Math.sqrt(2 / fans(shape).fanIn))
}

/** As heNormal, uniform in ±√(6 / fanIn). */
export function heUniform(shape: Shape, random: Random): Tensor {
  return uniform(shape, Math.sqrt(6 / fans(shape).fanIn), random)
}

/** Uniform in [−limit, limit). */
export function uniform(shape: Shape, limit: number, random: Random): Tensor {
  checkArgument('uniform', 'limit', limit, 'number')
  return rand(shape, random)
    .mul(2 * limit)
    .sub(limit)
}
