import { ArgumentError, ShapeError } from '../errors.ts'
import { where } from '../ops/where.ts'
import { checkArgument, checkOptions } from '../options.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { onesLike } from '../tensor/like.ts'
import { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, reductions, type LossOptions } from './reduction.ts'
import { checkLabels, weighted } from './targets.ts'

export interface ClassOptions extends LossOptions {
  /**
   * How much each class counts, (classes): a rare one more. A mean is then divided by the sum
   * of what its labels count. Default 1 for each.
   */
  weight?: Tensor
  /** Labels of this number count nothing, such as padding. Default: every label counts. */
  ignoreIndex?: number
}

/**
 * Negative log-likelihood: minus the logarithm of the probability that was given to the right
 * class.
 *
 * logProbabilities: (…, classes), as logSoftmax gives them. labels: (…) int32 class numbers.
 *
 * @throws ShapeError or DtypeError when they do not fit. @throws ArgumentError for a label
 *   outside the classes, unless it is the one to be ignored.
 */
export function nllLoss(
  logProbabilities: Tensor,
  labels: Tensor,
  options?: ClassOptions,
): Tensor {
  const what = 'log-probabilities'
  return negativeLogLikelihood('nllLoss', what, logProbabilities, labels, options)
}

/** The same, under the name of the loss that asks, and of what it was given. */
export function negativeLogLikelihood(
  name: string,
  given: string,
  logProbabilities: Tensor,
  labels: Tensor,
  options: ClassOptions = {},
): Tensor {
  checkOptions(name, options, classKinds)
  checkArgument(name, given, logProbabilities, Tensor)
  checkArgument(name, 'labels', labels, Tensor)
  const { weight, ignoreIndex, reduction } = options
  const classes = logProbabilities.shape[logProbabilities.rank - 1]
  if (!sameShape(labels.shape, logProbabilities.shape.slice(0, -1)))
    throw new ShapeError(
      `${name}: ${given} ${formatShape(logProbabilities.shape)} and labels ${formatShape(labels.shape)}: ` +
        `needs (…, classes) and (…), such as (batch, classes) and (batch)`,
    )
  const known = ignoreIndex === undefined ? undefined : labels.notEqual(ignoreIndex)
  const right = known ? where(known, labels, 0) : labels
  checkLabels(name, right, classes)
  const losses = logProbabilities.gather(-1, right.unsqueeze(-1)).squeeze(-1).neg()
  if (weight === undefined && known === undefined) return reduceLoss(losses, { reduction })

  const share = weight
    ? checkWeight(name, weight, classes)
        .indexSelect(0, right.flatten())
        .reshape(right.shape)
    : onesLike(losses)
  const counts = known ? where(known, share, 0) : share
  const each = weighted(counts, losses)
  if (reduction === 'sum' || reduction === 'none') return reduceLoss(each, { reduction })
  return each.sum().div(counts.sum())
}

export const classKinds = {
  reduction: reductions,
  weight: Tensor,
  ignoreIndex: 'number',
} as const

/** @throws ShapeError or ArgumentError unless there is a finite number ≥ 0 for each class. */
export function checkWeight(name: string, weight: Tensor, classes: number): Tensor {
  if (!sameShape(weight.shape, [classes]))
    throw new ShapeError(
      `${name}: weight is ${formatShape(weight.shape)}, there are ${classes} classes: one number for each, (${classes})`,
    )
  const bad = weight.data().find((value) => !(value >= 0 && value < Infinity))
  if (bad !== undefined)
    throw new ArgumentError(
      `${name}: a class counts 0 or more, and finitely much, got the weight ${bad}`,
    )
  return weight
}
