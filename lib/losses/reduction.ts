import { ShapeError } from '../errors.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'

/** How the losses of single elements become one number. */
export type Reduction = 'mean' | 'sum' | 'none'

export interface LossOptions {
  /** Default 'mean'. */
  reduction?: Reduction
}

export function reduceLoss(
  losses: Tensor,
  { reduction = 'mean' }: LossOptions = {},
): Tensor {
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
  if (sameShape(predictions.shape, targets.shape)) return
  throw new ShapeError(
    `${name}: predictions are ${formatShape(predictions.shape)}, targets ${formatShape(targets.shape)}: they must be equal. ` +
      `A loss never broadcasts; reshape or squeeze one of them`,
  )
}
