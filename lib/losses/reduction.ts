import { ShapeError } from '../errors.ts'
import { checkArgument, checkOptions } from '../options.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'

/** How the losses of single elements become one number. */
export const reductions = ['mean', 'sum', 'none'] as const
export type Reduction = (typeof reductions)[number]

export interface LossOptions {
  /** Default 'mean'. */
  reduction?: Reduction | undefined
}

/** @throws ArgumentError for an option that there is not, under the name of the loss. */
export function reduceLoss(
  losses: Tensor,
  options: LossOptions = {},
  name = 'loss',
): Tensor {
  checkOptions(name, options, { reduction: reductions })
  const { reduction = 'mean' } = options
  if (reduction === 'none') return losses
  return reduction === 'sum' ? losses.sum() : losses.mean()
}

/**
 * Losses do not broadcast: (32, 1) against (32) would quietly compare every prediction with
 * every target.
 *
 * @throws ShapeError unless both shapes are equal.
 */
export function sameShapes(name: string, predictions: Tensor, targets: Tensor): void {
  checkArgument(name, 'what is predicted', predictions, Tensor)
  checkArgument(name, 'the targets', targets, Tensor)
  if (sameShape(predictions.shape, targets.shape)) return
  throw new ShapeError(
    `${name}: predictions are ${formatShape(predictions.shape)}, targets ${formatShape(targets.shape)}: they must be equal. ` +
      `A loss never broadcasts; reshape or squeeze one of them`,
  )
}
