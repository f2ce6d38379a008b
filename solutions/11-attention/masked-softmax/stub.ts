import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'
import { where } from 'chalkgrad/ops/where'

/**
 * The softmax along the last axis, over those scores alone that the mask lets through. The others get a weight of exactly 0.
 *
 * - scores: (…, keys); mask: any dtype, not 0 where a score counts; it broadcasts to the scores: (keys) is for all rows
 * - without a mask, undefined, the plain softmax
 * - What is masked may be anything, also −∞, ∞ and NaN: nobody sees it. It gets no gradient, 0, and changes none.
 * - In a row in which nothing is left, all weights are 0. There is no NaN, neither in the answer nor in the gradient.
 * - Scores that count lie between −1e20 and 1e20, in float32 and in float64.
 *
 * `where(mask, a, b)` takes a where the mask is not 0, and b elsewhere; a or b may be a number. `x.softmax()` takes the largest of
 * a row away first, so large scores are safe.
 *
 * Example: the scores (0, 1.0986, 5) with the mask (1, 1, 0): 1.0986 is ln 3, so the weights are ¼, ¾ and 0. Behind the mask (0,
 * 0, 0) they are 0, 0 and 0.
 *
 * When it passes, your file can take the engine's place: npm run chapter attention -- --mine
 */
export function maskedSoftmax(scores: Tensor, mask: Tensor | undefined): Tensor {
  return todo('masked-softmax')
}
