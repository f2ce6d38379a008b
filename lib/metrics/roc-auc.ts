import { ArgumentError } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { thresholds } from './thresholds.ts'

/**
 * One point for each threshold that changes something, from (0, 0), where nothing is called
 * positive, to (1, 1).
 */
export interface RocCurve {
  /** Of the negatives, the share that is called positive. */
  falsePositiveRate: number[]
  /** Of the positives, the share that is called positive. */
  truePositiveRate: number[]
  /** Called positive is what has at least this score; Infinity for the first point. */
  thresholds: number[]
}

/**
 * What a yes-or-no classifier can reach with each threshold. scores: (n), larger means more
 * likely; labels: (n) int32, 0 or 1.
 *
 * @throws ShapeError when they do not fit. @throws ArgumentError unless both classes occur
 *   and no score is NaN.
 */
export function rocCurve(scores: Tensor, labels: Tensor): RocCurve {
  const { positives, negatives, all } = thresholds('rocCurve', scores, labels)
  if (positives === 0 || negatives === 0)
    throw new ArgumentError(
      `rocCurve: needs both classes, got ${positives} positives and ${negatives} negatives`,
    )
  return {
    falsePositiveRate: [0, ...all.map(({ falsePositives }) => falsePositives / negatives)],
    truePositiveRate: [0, ...all.map(({ truePositives }) => truePositives / positives)],
    thresholds: [Infinity, ...all.map(({ score }) => score)],
  }
}

/**
 * The area under the curve of rocCurve: the probability that a random positive has a larger
 * score than a random negative, equal ones counted half (Hanley and McNeil, 1982). 0.5 is
 * chance, and no threshold has to be chosen.
 */
export function rocAuc(scores: Tensor, labels: Tensor): number {
  const { falsePositiveRate: x, truePositiveRate: y } = rocCurve(scores, labels)
  let area = 0
  for (let i = 1; i < x.length; i++) area += ((x[i] - x[i - 1]) * (y[i] + y[i - 1])) / 2 // trapezoids
  return area
}
