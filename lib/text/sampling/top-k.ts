import { ArgumentError } from '../../errors.ts'
import { describe } from '../../options.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { changeRows, keepLargest } from './rows.ts'

/**
 * Only the k likeliest tokens stay (Fan, Lewis and Dauphin, 2018), the others become -Infinity;
 * of equally likely ones, those with lower numbers. A k above the vocabulary keeps all. logits:
 * (vocabulary) or (batch, vocabulary).
 *
 * @throws ArgumentError unless k is a whole number from 1.
 */
export function topK(logits: Tensor, k: number): Tensor {
  if (!Number.isInteger(k) || k < 1)
    throw new ArgumentError(`topK: k must be a whole number from 1, got ${describe(k)}`)
  return changeRows('topK', logits, (row) => keepLargest(row, k))
}
