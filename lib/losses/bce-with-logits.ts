import type { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, sameShapes, type LossOptions } from './reduction.ts'

/**
 * Binary cross-entropy of yes-or-no answers: −t·ln p − (1 − t)·ln(1 − p) with p =
 * sigmoid(z). Written in the logit z it is softplus(z) − t·z, which no z overflows. Targets
 * are 0, 1 or between, in the shape of the logits.
 */
export function bceWithLogits(
  logits: Tensor,
  targets: Tensor,
  options?: LossOptions,
): Tensor {
  sameShapes('bceWithLogits', logits, targets)
  return reduceLoss(logits.softplus().sub(targets.mul(logits)), options)
}
