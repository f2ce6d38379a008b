import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'
import { ArgumentError, ShapeError } from 'chalkgrad/errors'

/** One point for each threshold that changes something, from (0, 0), where nothing is called positive, to (1, 1). */
export interface RocCurve {
  /** Of the negatives, the share that is called positive. */
  falsePositiveRate: number[]
  /** Of the positives, the share that is called positive. */
  truePositiveRate: number[]
  /** Called positive is what has at least this score; Infinity for the first point. */
  thresholds: number[]
}

/**
 * What a yes-or-no classifier can reach with each threshold: one point for each score that occurs, largest first, after the
 * point (0, 0) with threshold Infinity. Samples of equal scores pass the threshold together, so they make one point.
 *
 * - scores: (n), larger means more likely; labels: (n) int32, 0 or 1. `.data()` gives the numbers of a tensor.
 * - throws a ShapeError unless both have shape (n)
 * - throws an ArgumentError when a score is NaN, a label is neither 0 nor 1, or one of the classes does not occur
 *
 * Example: scores [0.9, 0.5, 0.5, 0.1], labels [1, 1, 0, 0]:
 *
 *     falsePositiveRate [0, 0,   0.5, 1]
 *     truePositiveRate  [0, 0.5, 1,   1]
 *     thresholds        [Infinity, 0.9, 0.5, 0.1]
 */
export function rocCurve(scores: Tensor, labels: Tensor): RocCurve {
  return todo('rocCurve')
}

/**
 * The area under the curve, from point to point along straight lines. 1: every positive is above every negative. 0.5: no
 * better than chance.
 *
 * Example: 0.875 for the four samples above.
 */
export function rocAuc(scores: Tensor, labels: Tensor): number {
  return todo('rocAuc')
}

/**
 * The same number without a curve: the probability that a random positive has a larger score than a random negative, equal
 * scores counted half. There are P · N pairs, too many to look at each; but when all n samples are ranked by score, 1 for the
 * smallest, a positive of rank r has r − 1 samples below it. Find the formula from the sum of the ranks of the positives.
 * Equal scores share the mean of their ranks.
 *
 * It takes the time of one sort: 100,000 samples in well under a second.
 *
 * - scores, labels: lists of equal length; both classes occur
 *
 * Example: scores [0.9, 0.5, 0.5, 0.1] have the ranks [4, 2.5, 2.5, 1].
 */
export function aucByRanks(scores: number[], labels: number[]): number {
  return todo('aucByRanks')
}
