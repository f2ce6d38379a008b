import { ArgumentError } from '../errors.ts'
import { checkOptions } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, reductions, sameShapes, type LossOptions } from './reduction.ts'

/**
 * max(0, margin − t·s): a score s on the right side costs nothing from the margin on (Cortes and
 * Vapnik, 1995). Targets t are −1 and 1, in the shape of the scores.
 *
 * @throws ShapeError when the shapes differ. @throws ArgumentError for other targets.
 */
export function hingeLoss(
  scores: Tensor,
  targets: Tensor,
  options: LossOptions & { margin?: number } = {},
): Tensor {
  checkOptions('hingeLoss', options, { reduction: reductions, margin: 'number' })
  const { margin = 1, reduction } = options
  if (!(margin > 0 && margin < Infinity))
    throw new ArgumentError(`hingeLoss: margin must be above 0 and finite, got ${margin}`)
  sameShapes('hingeLoss', scores, targets)
  const bad = targets.data().find((target) => target !== 1 && target !== -1)
  if (bad !== undefined)
    throw new ArgumentError(
      `hingeLoss: targets are −1 and 1, got ${bad}.${bad === 0 ? ' Where 0 stands for no, make it −1' : ''}`,
    )
  return reduceLoss(targets.mul(scores).neg().add(margin).relu(), { reduction })
}
