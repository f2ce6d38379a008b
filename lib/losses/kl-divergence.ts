import { where } from '../ops/where.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, sameShapes, type LossOptions } from './reduction.ts'
import { checkDistributions, weighted } from './targets.ts'

/**
 * The Kullback–Leibler divergence Σ p·(ln p − ln q) over the classes: what it costs to expect
 * q where p is true, 0 when they are equal (Kullback and Leibler, 1951). A mean is over rows,
 * PyTorch's 'batchmean', and not over all their elements.
 *
 * logProbabilities: (…, classes), ln q, as logSoftmax gives them. targets: (…, classes), p.
 *
 * @throws ShapeError or DtypeError when they do not fit. @throws ArgumentError for a row of
 *   targets that does not add up to 1.
 */
export function klDivLoss(
  logProbabilities: Tensor,
  targets: Tensor,
  options?: LossOptions,
): Tensor {
  sameShapes('klDivLoss', logProbabilities, targets)
  checkDistributions('klDivLoss', targets, logProbabilities.dtype)
  // p·ln p is 0 at 0, and so is its gradient here: ln 0 would be −∞.
  const never = targets.equal(0)
  const own = where(never, 0, targets).mul(where(never, 1, targets).log())
  const each = own.sub(weighted(targets, logProbabilities)).sum(-1)
  return reduceLoss(each, options, 'klDivLoss')
}
