import type { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, sameShapes, type LossOptions } from './reduction.ts'

/**
 * ln cosh(p − t): like half the squared error near the target and like |p − t| − ln 2 far
 * away, and smooth between. cosh itself overflows soon, so it is computed as d +
 * softplus(−2d) − ln 2.
 */
export function logCoshLoss(
  predictions: Tensor,
  targets: Tensor,
  options?: LossOptions,
): Tensor {
  sameShapes('logCoshLoss', predictions, targets)
  const d = predictions.sub(targets)
  return reduceLoss(d.add(d.mul(-2).softplus()).sub(Math.LN2), options)
}
