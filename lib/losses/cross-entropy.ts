import { ArgumentError, ShapeError } from '../errors.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, type LossOptions } from './reduction.ts'
import { checkDistributions, checkLabels, weighted } from './targets.ts'

/**
 * How surprised the network is by the right class: −ln softmax(logits)[label].
 *
 * logits: (batch, classes), before any softmax. labels: (batch) int32 class numbers, or
 * (batch, classes) probabilities, such as one-hot rows.
 *
 * @throws ShapeError or DtypeError when they do not fit. @throws ArgumentError for a label
 *   outside the classes, for a row that does not add up to 1, and for a single class.
 */
export function crossEntropy(
  logits: Tensor,
  labels: Tensor,
  options?: LossOptions,
): Tensor {
  if (logits.shape[logits.rank - 1] === 1) throw oneClass(logits)
  const logProbabilities = logits.logSoftmax(-1)
  if (sameShape(labels.shape, logits.shape)) {
    checkDistributions('crossEntropy', labels, logits.dtype)
    return reduceLoss(
      weighted(labels, logProbabilities).sum(-1).neg(),
      options,
      'crossEntropy',
    )
  }
  if (logits.rank !== 2 || !sameShape(labels.shape, logits.shape.slice(0, 1))) {
    throw new ShapeError(
      `crossEntropy: logits ${formatShape(logits.shape)} and labels ${formatShape(labels.shape)}: ` +
        `needs (batch, classes) and either (batch) class numbers or (batch, classes) probabilities`,
    )
  }
  checkLabels('crossEntropy', labels, logits.shape[1])
  return reduceLoss(
    logProbabilities.gather(1, labels.unsqueeze(1)).squeeze(1).neg(),
    options,
    'crossEntropy',
  )
}

/** The only class has probability 1: the loss is 0, and so is its gradient, for ever. */
function oneClass({ shape }: Tensor): ArgumentError {
  return new ArgumentError(
    `crossEntropy: logits ${formatShape(shape)} have one column, which is one class, and nothing could be learned. For yes or no, use bceWithLogits`,
  )
}
