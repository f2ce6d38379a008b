import type { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, sameShapes, type LossOptions } from './reduction.ts'
import { checkShares, weighted } from './targets.ts'

/**
 * Binary cross-entropy of yes-or-no answers: −t·ln p − (1 − t)·ln(1 − p) with p =
 * sigmoid(z). Written in the logit z, −ln p is softplus(−z) and −ln(1 − p) is softplus(z),
 * which no z overflows. Targets are 0, 1 or between, in the shape of the logits.
 *
 * @throws ShapeError when the shapes differ. @throws ArgumentError for other targets.
 */
export function bceWithLogits(
  logits: Tensor,
  targets: Tensor,
  options?: LossOptions,
): Tensor {
  sameShapes('bceWithLogits', logits, targets)
  checkShares('bceWithLogits', targets)
  const yes = weighted(targets, logits.neg().softplus())
  const no = weighted(targets.neg().add(1), logits.softplus())
  return reduceLoss(yes.add(no), options, 'bceWithLogits')
}
