import { todo } from '#exercises'
import type { Random, Shape, Tensor } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'
import { rand, randn } from 'chalkgrad/tensor/random'

/**
 * First values for weights. For a shape (out, in, …) the fan-in is `in` times all sizes after it (a Linear layer has none;
 * the kernels of chapter 8 have two), and the fan-out is `out` times the same. A shape with fewer than two axes has no
 * fan-in: throw an ArgumentError.
 *
 * - `randn(shape, random)` has mean 0 and variance 1, `rand(shape, random)` is uniform in [0, 1)
 * - `uniform` comes first, and two of the others can use it: numbers in [−limit, limit), all equally likely
 *
 * When all pass, your file can take the engine's place: npm run chapter layers-and-losses -- --mine
 */
export function uniform(shape: Shape, limit: number, random: Random): Tensor {
  return todo('weight-init')
}

/** Normal, mean 0, variance 2 / (fanIn + fanOut). */
export function xavierNormal(shape: Shape, random: Random): Tensor {
  return todo('weight-init')
}

/** Uniform, mean 0, variance 2 / (fanIn + fanOut). What is the limit? The variance of a uniform number in ±a is a²/3. */
export function xavierUniform(shape: Shape, random: Random): Tensor {
  return todo('weight-init')
}

/** Normal, mean 0, variance 2 / fanIn. */
export function heNormal(shape: Shape, random: Random): Tensor {
  return todo('weight-init')
}

/** Uniform, mean 0, variance 2 / fanIn. */
export function heUniform(shape: Shape, random: Random): Tensor {
  return todo('weight-init')
}
