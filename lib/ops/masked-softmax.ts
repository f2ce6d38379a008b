import type { Tensor } from '../tensor/tensor.ts'
import { where } from './where.ts'

/** Beside any score of a network, its exponential is 0. Finite: −∞ − (−∞) would be NaN. */
const outOfSight = -1e30

/**
 * softmax along the last axis over those scores alone whose mask is not 0: the others get exactly
 * 0, whatever they are, and no gradient. Where nothing is left, all are 0, and nothing is NaN.
 *
 * The mask acts before the softmax. Weights that are set to 0 behind it no longer add up to 1,
 * and what was masked has already taken its share.
 *
 * scores: (…, keys); mask broadcasts to them.
 */
export function maskedSoftmax(scores: Tensor, mask: Tensor | undefined): Tensor {
  if (mask === undefined) return scores.softmax()
  const weights = where(mask, scores, outOfSight).softmax()
  return where(mask, weights, 0) // a row without a key: all are equally out of sight
}
