import { noGrad } from '../autograd/grad-mode.ts'
import { ShapeError } from '../errors.ts'
import { formatShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * The share of rows whose largest logit is at the label. logits: (batch, classes), labels:
 * (batch) int32.
 *
 * @throws ShapeError when they do not fit, or when the batch is empty.
 */
export function accuracy(logits: Tensor, labels: Tensor): number {
  checkBatch('accuracy', logits, labels)
  return noGrad(() => logits.argmax(1).equal(labels).sum().item() / labels.size)
}

/** @throws ShapeError unless there is one label a row, and at least one row. */
export function checkBatch(name: string, logits: Tensor, labels: Tensor): void {
  if (
    logits.rank === 2 &&
    labels.rank === 1 &&
    logits.shape[0] === labels.size &&
    labels.size > 0
  )
    return
  throw new ShapeError(
    `${name}: needs logits (batch, classes) and labels (batch), got ${formatShape(logits.shape)} and ${formatShape(labels.shape)}`,
  )
}
