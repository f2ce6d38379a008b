import { ArgumentError } from '../errors.ts'
import { checkOptions } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, sameShapes, type LossOptions } from './reduction.ts'

/**
 * Half the squared error near the target, a straight line beyond `delta` (Huber, 1964).
 * With d = |p − t| and c = min(d, delta) it is c·(d − c/2): ½d² inside, delta·(d − ½delta)
 * outside.
 */
export function huberLoss(
  predictions: Tensor,
  targets: Tensor,
  options: LossOptions & { delta?: number } = {},
): Tensor {
  checkOptions('huberLoss', options, {
    reduction: ['mean', 'sum', 'none'],
    delta: 'number',
  })
  const { delta = 1, reduction } = options
  sameShapes('huberLoss', predictions, targets)
  if (!(delta > 0))
    throw new ArgumentError(`huberLoss: delta must be above 0, got ${delta}`)
  const distance = predictions.sub(targets).abs()
  const inside = distance.clamp(0, delta)
  return reduceLoss(inside.mul(distance.sub(inside.mul(0.5))), { reduction })
}
