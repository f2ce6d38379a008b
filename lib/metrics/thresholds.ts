import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument } from '../options.ts'
import { formatShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'

/** What is called positive when everything with at least this score is. */
export interface Threshold {
  score: number
  truePositives: number
  falsePositives: number
}

export interface Thresholds {
  positives: number
  negatives: number
  /** One for each different score, the largest first. */
  all: Threshold[]
}

/**
 * Counts hits and false alarms for every threshold that changes something. scores: (n),
 * labels: (n) int32, 0 or 1.
 *
 * @throws ShapeError when they do not fit. @throws ArgumentError for other labels, and when a
 *   score is NaN.
 */
export function thresholds(name: string, scores: Tensor, labels: Tensor): Thresholds {
  checkArgument(name, 'scores', scores, Tensor)
  checkArgument(name, 'labels', labels, Tensor)
  if (scores.rank !== 1 || labels.rank !== 1 || scores.size !== labels.size) {
    throw new ShapeError(
      `${name}: needs scores (n) and labels (n), got ${formatShape(scores.shape)} and ${formatShape(labels.shape)}`,
    )
  }
  const [score, label] = [scores.data(), Float64Array.from(labels.data())]
  if (score.some((value) => Number.isNaN(value)))
    throw new ArgumentError(`${name}: a score is NaN, so there is no order`)
  if (label.some((value) => value !== 0 && value !== 1))
    throw new ArgumentError(`${name}: labels must be 0 or 1`)
  const order = Array.from(score, (_, i) => i).sort((a, b) => score[b] - score[a])
  const all: Threshold[] = []
  let [truePositives, falsePositives] = [0, 0]
  for (const [place, i] of order.entries()) {
    if (label[i] === 1) truePositives++
    else falsePositives++
    // Equal scores pass the threshold together.
    if (place + 1 < order.length && score[order[place + 1]] === score[i]) continue
    all.push({ score: score[i], truePositives, falsePositives })
  }
  return { positives: truePositives, negatives: falsePositives, all }
}
