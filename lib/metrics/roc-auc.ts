import { ArgumentError, ShapeError } from '../errors.ts'
import { formatShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'

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
  if (scores.rank !== 1 || labels.rank !== 1 || scores.size !== labels.size) {
    throw new ShapeError(
      `rocCurve: needs scores (n) and labels (n), got ${formatShape(scores.shape)} and ${formatShape(labels.shape)}`,
    )
  }
  const [score, label] = [scores.data(), Float64Array.from(labels.data())]
  if (score.some((value) => Number.isNaN(value)))
    throw new ArgumentError('rocCurve: a score is NaN, so there is no order')
  if (label.some((value) => value !== 0 && value !== 1))
    throw new ArgumentError('rocCurve: labels must be 0 or 1')
  const positives = label.reduce((sum, value) => sum + value, 0)
  const negatives = label.length - positives
  if (positives === 0 || negatives === 0)
    throw new ArgumentError(
      `rocCurve: needs both classes, got ${positives} positives and ${negatives} negatives`,
    )

  const curve: RocCurve = {
    falsePositiveRate: [0],
    truePositiveRate: [0],
    thresholds: [Infinity],
  }
  const order = Array.from(score, (_, i) => i).sort((a, b) => score[b] - score[a])
  let [truePositives, falsePositives] = [0, 0]
  for (const [place, i] of order.entries()) {
    if (label[i] === 1) truePositives++
    else falsePositives++
    // Equal scores pass the threshold together.
    if (place + 1 < order.length && score[order[place + 1]] === score[i]) continue
    curve.truePositiveRate.push(truePositives / positives)
    curve.falsePositiveRate.push(falsePositives / negatives)
    curve.thresholds.push(score[i])
  }
  return curve
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
