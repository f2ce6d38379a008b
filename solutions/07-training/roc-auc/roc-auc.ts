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
 * The threshold sinks past one sample after the other: a positive is a step up, a negative a step to the right. Of samples
 * with equal scores none can pass alone. So a point is noted only after the last of them: else the curve, and its area, would
 * depend on the order in which they happen to stand.
 */
export function rocCurve(scores: Tensor, labels: Tensor): RocCurve {
  if (scores.rank !== 1 || labels.rank !== 1 || scores.size !== labels.size)
    throw new ShapeError(`rocCurve: needs scores (n) and labels (n), got (${scores.shape}) and (${labels.shape})`)
  const [score, label] = [[...scores.data()], [...labels.data()]]
  if (score.some(Number.isNaN)) throw new ArgumentError('rocCurve: a score is NaN, so there is no order')
  if (label.some((value) => value !== 0 && value !== 1)) throw new ArgumentError('rocCurve: labels must be 0 or 1')
  const positives = label.filter((value) => value === 1).length
  const negatives = label.length - positives
  if (positives === 0 || negatives === 0)
    throw new ArgumentError(`rocCurve: needs both classes, got ${positives} positives and ${negatives} negatives`)

  const curve: RocCurve = { falsePositiveRate: [0], truePositiveRate: [0], thresholds: [Infinity] }
  const order = score.map((_, i) => i).sort((a, b) => score[b] - score[a])
  let [up, right] = [0, 0]
  for (const [place, i] of order.entries()) {
    if (label[i] === 1) up++
    else right++
    if (score[order[place + 1]] === score[i]) continue
    curve.falsePositiveRate.push(right / negatives)
    curve.truePositiveRate.push(up / positives)
    curve.thresholds.push(score[i])
  }
  return curve
}

/** Trapezoids. A slanted piece belongs to equal scores, and its half is their half in the count of pairs. */
export function rocAuc(scores: Tensor, labels: Tensor): number {
  const { falsePositiveRate: x, truePositiveRate: y } = rocCurve(scores, labels)
  let area = 0
  for (let i = 1; i < x.length; i++) area += ((x[i] - x[i - 1]) * (y[i] + y[i - 1])) / 2
  return area
}

/**
 * A positive of rank r has r − 1 samples below it, and these are positives and negatives. Over all positives, the positives
 * below are 0 + 1 + … + (P − 1) = P(P − 1)/2. So the negatives below add up to Σ(r − 1) − P(P − 1)/2 = Σr − P(P + 1)/2, and
 * there are P · N pairs (Mann and Whitney, 1947). The mean rank of equal scores puts half of each tie below.
 */
export function aucByRanks(scores: number[], labels: number[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => scores[a] - scores[b])
  const ranks = new Array<number>(scores.length)
  for (let start = 0, stop = 0; start < order.length; start = stop) {
    while (stop < order.length && scores[order[stop]] === scores[order[start]]) stop++
    // Ranks start + 1 … stop are shared.
    for (let place = start; place < stop; place++) ranks[order[place]] = (start + 1 + stop) / 2
  }
  const positives = labels.filter((label) => label === 1).length
  const sum = ranks.reduce((total, rank, i) => (labels[i] === 1 ? total + rank : total), 0)
  return (sum - (positives * (positives + 1)) / 2) / (positives * (labels.length - positives))
}
