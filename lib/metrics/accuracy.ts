import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument } from '../options.ts'
import { formatShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'

/**
 * The share of rows whose largest logit is at the label. logits: (batch, classes), labels:
 * (batch) int32. A row with NaN is not right, whatever its label.
 *
 * @throws ShapeError when they do not fit, or when the batch is empty.
 */
export function accuracy(logits: Tensor, labels: Tensor): number {
  checkBatch('accuracy', logits, labels)
  return noGrad(() => {
    const right = logits.argmax(1).equal(labels).mul(isKnown(logits))
    return right.sum().item() / labels.size
  })
}

/** 1 for each row of numbers, 0 where one is NaN: (batch, classes) → (batch) int32. NaN is not equal to itself. */
function isKnown(logits: Tensor): Tensor {
  return logits.equal(logits).min(1).cast('int32')
}

/** @throws ArgumentError when a row has NaN: then there is no largest logit. */
export function checkKnown(name: string, logits: Tensor): void {
  const row = isKnown(logits).data().indexOf(0)
  if (row < 0) return
  throw new ArgumentError(
    `${name}: the logits of row ${row} are NaN, so the model says no class. Was the loss NaN, too?`,
  )
}

/** @throws ShapeError unless there is one label a row, and at least one row. */
export function checkBatch(name: string, logits: Tensor, labels: Tensor): void {
  checkArgument(name, 'logits', logits, Tensor)
  checkArgument(name, 'labels', labels, Tensor)
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
