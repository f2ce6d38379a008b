import type { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, sameShapes, type LossOptions } from './reduction.ts'

/**
 * Mean squared error, (p − t)²: far misses weigh most. Predictions and targets of one
 * shape.
 */
export function mseLoss(
  predictions: Tensor,
  targets: Tensor,
  options?: LossOptions,
): Tensor {
  sameShapes('mseLoss', predictions, targets)
  return reduceLoss(predictions.sub(targets).square(), options, 'mseLoss')
}
