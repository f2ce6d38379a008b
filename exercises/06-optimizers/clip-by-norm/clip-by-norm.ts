import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'
import { noGrad } from 'chalkgrad/autograd/grad-mode'
import { ArgumentError, GradientError } from 'chalkgrad/errors'

/**
 * Makes all gradients shorter by one factor, in place, when together they are longer than `maxNorm`. The step gets shorter
 * and keeps its direction. Parameters without a gradient are skipped.
 *
 * - returns the length before: the root of the sum of the squares of all elements of all gradients
 * - throws an ArgumentError when maxNorm is not above 0
 * - throws a GradientError when the length is NaN or infinite
 *
 * Example: gradients [3, 4] and [12] have the length 13. With maxNorm 6.5 they become [1.5, 2] and [6].
 *
 * When it passes, your file can take the engine's place: npm run chapter optimizers -- --mine
 */
export function clipGradNorm(parameters: readonly Tensor[], maxNorm: number): number {
  return todo('clipGradNorm')
}

/**
 * Cuts every element of every gradient off at ±limit, in place. Returns the largest absolute value before, 0 if there is no
 * gradient. Throws an ArgumentError when limit is not above 0.
 *
 * Example: [3, −0.5] and [−7] with limit 1 become [1, −0.5] and [−1]; the result is 7.
 */
export function clipGradValue(parameters: readonly Tensor[], limit: number): number {
  return todo('clipGradValue')
}
