import type { Tensor } from 'chalkgrad'
import { where } from 'chalkgrad/ops/where'

/** Far below any score that counts, so that its exponential is 0; finite, because −∞ − (−∞) is NaN. */
const low = -1e30

/**
 * Before the softmax, so that what is masked takes no share. And behind it once more: a row of low scores alone is a row of equal
 * ones. Both are a choice and no product, so that no NaN comes through, neither forward nor backward.
 */
export function maskedSoftmax(scores: Tensor, mask: Tensor | undefined): Tensor {
  if (mask === undefined) return scores.softmax()
  const weights = where(mask, scores, low).softmax()
  return where(mask, weights, 0)
}
