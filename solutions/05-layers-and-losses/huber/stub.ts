import { todo } from '#exercises'
import type { LossOptions, Tensor } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'
import { reduceLoss, sameShapes } from 'chalkgrad/losses/reduction'

/**
 * The Huber loss. With d = |prediction − target|:
 *
 *     ½·d²                   where d ≤ delta
 *     delta·(d − ½·delta)    where d > delta
 *
 * Near the target it is a parabola, far away a straight line, so that an outlier pulls with a force of delta at most.
 *
 * - predictions, targets: the same shape; call `sameShapes('huberLoss', predictions, targets)` first, so that nothing
 *   broadcasts
 * - delta: above 0, by default 1; else throw an ArgumentError
 * - the other options: give the losses of the elements to `reduceLoss(losses, options)`
 *
 * Example, delta 1: d = 0.5 costs 0.125, d = 4 costs 3.5.
 *
 * When it passes, your file can take the engine's place: npm run chapter layers-and-losses -- --mine
 */
export function huberLoss(
  predictions: Tensor,
  targets: Tensor,
  { delta = 1, ...options }: LossOptions & { delta?: number } = {},
): Tensor {
  return todo('huber')
}
