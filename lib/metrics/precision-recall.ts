import { ArgumentError } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { thresholds } from './thresholds.ts'

/** One point for each threshold that changes something, from the largest score on. */
export interface PrecisionRecallCurve {
  /** Of what is called positive, the share that is. */
  precision: number[]
  /** Of the positives, the share that is called so. */
  recall: number[]
  /** Called positive is what has at least this score; Infinity for the first point. */
  thresholds: number[]
}

/**
 * Where positives are rare, the ROC curve hides how many of the alarms are false, because it
 * divides them by the many negatives; this one shows it. It begins with recall 0 and precision
 * 1. scores: (n), larger means more likely; labels: (n) int32, 0 or 1.
 *
 * @throws ShapeError when they do not fit. @throws ArgumentError unless there is a positive and
 *   no score is NaN.
 */
export function precisionRecallCurve(scores: Tensor, labels: Tensor): PrecisionRecallCurve {
  const { positives, all } = thresholds('precisionRecallCurve', scores, labels)
  if (positives === 0)
    throw new ArgumentError('precisionRecallCurve: there is no positive to be found')
  const points = all.map(({ truePositives: hits, falsePositives }) => ({
    precision: hits / (hits + falsePositives),
    recall: hits / positives,
  }))
  return {
    precision: [1, ...points.map(({ precision }) => precision)],
    recall: [0, ...points.map(({ recall }) => recall)],
    thresholds: [Infinity, ...all.map(({ score }) => score)],
  }
}

/**
 * The mean of the precisions, each weighted with the recall that its threshold adds. Chance is
 * the share of the positives. Not the area under straight lines between the points, which would
 * promise what no threshold reaches (Davis and Goadrich, 2006).
 */
export function averagePrecision(scores: Tensor, labels: Tensor): number {
  const { precision, recall } = precisionRecallCurve(scores, labels)
  return precision.reduce(
    (sum, p, i) => sum + (i === 0 ? 0 : p * (recall[i] - recall[i - 1])),
    0,
  )
}
