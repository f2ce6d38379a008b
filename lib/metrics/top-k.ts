import { ArgumentError } from '../errors.ts'
import { describe } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkBatch } from './accuracy.ts'

/**
 * The share of rows in which the label is among the k largest logits; k = 1 is accuracy.
 * Where logits are equal, the class with the lower number counts as the larger, as argmax
 * has it. logits: (batch, classes), labels: (batch) int32.
 *
 * @throws ArgumentError unless k is a whole number from 1 to the number of classes. @throws
 *   ShapeError as accuracy.
 */
export function topKAccuracy(logits: Tensor, labels: Tensor, k: number): number {
  checkBatch('topKAccuracy', logits, labels)
  const [batch, classes] = logits.shape
  if (!Number.isInteger(k) || k < 1 || k > classes)
    throw new ArgumentError(
      `topKAccuracy: k must be a whole number from 1 to the ${classes} classes, got ${describe(k)}`,
    )
  const values = logits.data()
  const right = labels.data()
  let found = 0
  for (let row = 0; row < batch; row++) {
    const start = row * classes
    const own = values[start + right[row]]
    let rank = 0 // how many classes come before the right one
    for (let c = 0; c < classes; c++) {
      const other = values[start + c]
      if (!(other < own) && !(other === own && c >= right[row])) rank++ // NaN never counts as found
    }
    if (rank < k) found++
  }
  return found / batch
}
