// The shapes and delta are not checked.
import type { LossOptions, Tensor } from 'chalkgrad'
import { reduceLoss } from 'chalkgrad/losses/reduction'

/**
 * ½d² for d = |p − t| up to delta, then delta·(d − ½delta).
 *
 * Both pieces are one formula in c = min(d, delta): c·(d − ½c). Inside c is d, which gives d·½d; outside c is delta.
 * At d = delta the two agree, ½delta², and so do their slopes: that is what the −½delta is for. One formula also means
 * one gradient: ½d has slope c on both sides.
 */
export function huberLoss(
  predictions: Tensor,
  targets: Tensor,
  { delta = 1, ...options }: LossOptions & { delta?: number } = {},
): Tensor {
  const d = predictions.sub(targets).abs()
  const c = d.clamp(0, delta)
  return reduceLoss(c.mul(d.sub(c.mul(0.5))), options)
}
