import type { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, sameShapes, type LossOptions } from './reduction.ts'

/**
 * Mean absolute error, |p − t|: an outlier pulls no harder than any other miss. In PyTorch:
 * l1_loss.
 */
export function maeLoss(
  predictions: Tensor,
  targets: Tensor,
  options?: LossOptions,
): Tensor {
  sameShapes('maeLoss', predictions, targets)
  return reduceLoss(predictions.sub(targets).abs(), options, 'maeLoss')
}
