import type { Random, Shape, Tensor } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'
import { rand, randn } from 'chalkgrad/tensor/random'

/** What goes into one output, and what one input goes out to: the axes after (out, in) count for both. */
function fans(shape: Shape): { fanIn: number; fanOut: number } {
  if (shape.length < 2) throw new ArgumentError(`init: weights have the axes (out, in, …), got ${shape.length}`)
  const rest = shape.slice(2).reduce((n, size) => n * size, 1)
  return { fanIn: shape[1] * rest, fanOut: shape[0] * rest }
}

/** A factor s in front of a random number multiplies its variance by s², so s is the root of the wanted variance. */
export function xavierNormal(shape: Shape, random: Random): Tensor {
  const { fanIn, fanOut } = fans(shape)
  return randn(shape, random).mul(Math.sqrt(2 / (fanIn + fanOut)))
}

/** A uniform number in ±a has variance a²/3, so a² = 3 · 2 / (fanIn + fanOut). */
export function xavierUniform(shape: Shape, random: Random): Tensor {
  const { fanIn, fanOut } = fans(shape)
  return uniform(shape, Math.sqrt(6 / (fanIn + fanOut)), random)
}

export function heNormal(shape: Shape, random: Random): Tensor {
  return randn(shape, random).mul(Math.sqrt(2 / fans(shape).fanIn))
}

/** a² = 3 · 2 / fanIn. */
export function heUniform(shape: Shape, random: Random): Tensor {
  return uniform(shape, Math.sqrt(6 / fans(shape).fanIn), random)
}

/** rand is in [0, 1): stretch it to the width 2·limit, then move it down by limit. */
export function uniform(shape: Shape, limit: number, random: Random): Tensor {
  return rand(shape, random)
    .mul(2 * limit)
    .sub(limit)
}
