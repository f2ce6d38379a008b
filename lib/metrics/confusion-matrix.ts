import { noGrad } from '../autograd/grad-mode.ts'
import { oneHot } from '../ops/gather.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkBatch, checkKnown } from './accuracy.ts'

/**
 * How often each class was taken for each: row = the right class, column = the predicted
 * one, (classes, classes) int32. As a product of one-hot rows, Σ over samples of right ⊗
 * predicted. logits: (batch, classes), labels: (batch) int32.
 *
 * @throws ShapeError when they do not fit, or when the batch is empty. @throws
 *   ArgumentError for a row with NaN.
 */
export function confusionMatrix(logits: Tensor, labels: Tensor): Tensor {
  checkBatch('confusionMatrix', logits, labels)
  return noGrad(() => {
    checkKnown('confusionMatrix', logits)
    const classes = logits.shape[1]
    const predicted = oneHot(logits.argmax(1), classes)
    return oneHot(labels, classes).transpose().matmul(predicted).cast('int32')
  })
}
