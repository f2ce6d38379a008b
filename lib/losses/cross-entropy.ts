import { ShapeError } from '../errors.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, type LossOptions } from './reduction.ts'

/**
 * How surprised the network is by the right class: −ln softmax(logits)[label].
 *
 * logits: (batch, classes), before any softmax. labels: (batch) int32 class numbers, or
 * (batch, classes) probabilities, such as one-hot rows.
 *
 * @throws ShapeError when they do not fit. @throws ArgumentError for a label outside the
 *   classes.
 */
export function crossEntropy(
  logits: Tensor,
  labels: Tensor,
  options?: LossOptions,
): Tensor {
  const logProbabilities = logits.logSoftmax(-1)
  if (sameShape(labels.shape, logits.shape))
    return reduceLoss(logProbabilities.mul(labels).sum(-1).neg(), options)
  if (logits.rank !== 2 || !sameShape(labels.shape, logits.shape.slice(0, 1))) {
    throw new ShapeError(
      `crossEntropy: logits ${formatShape(logits.shape)} and labels ${formatShape(labels.shape)}: ` +
        `needs (batch, classes) and either (batch) class numbers or (batch, classes) probabilities`,
    )
  }
  return reduceLoss(
    logProbabilities.gather(1, labels.unsqueeze(1)).squeeze(1).neg(),
    options,
  )
}
