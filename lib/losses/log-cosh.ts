import { where } from '../ops/where.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, sameShapes, type LossOptions } from './reduction.ts'

/**
 * ln cosh(p − t): like half the squared error near the target and like |p − t| − ln 2 far
 * away, and smooth between. cosh itself overflows soon, so with d = |p − t| it is computed
 * as d + softplus(−2d) − ln 2.
 *
 * Near 0 that is a difference of two numbers of the size of ln 2, and nothing is left of a
 * small d². There it is ln((1 + z)/(1 − z)) with z = tanh²(d/2), as the series 2(z + z³/3 +
 * z⁵/5 + …).
 */
export function logCoshLoss(
  predictions: Tensor,
  targets: Tensor,
  options?: LossOptions,
): Tensor {
  sameShapes('logCoshLoss', predictions, targets)
  const d = predictions.sub(targets).abs()
  const far = d.add(d.mul(-2).softplus()).sub(Math.LN2)
  return reduceLoss(
    where(d.less(border), nearZero(d.clamp(0, border)), far),
    options,
    'logCoshLoss',
  )
}

/** Below it five terms of the series are exact in float64. */
const border = 0.3

function nearZero(d: Tensor): Tensor {
  const z = d.mul(0.5).tanh().square()
  const squared = z.square()
  // 1 + z²/3 + z⁴/5 + z⁶/7 + z⁸/9, from the inside out
  const series = [7, 5, 3, 1].reduce(
    (sum, odd) => sum.mul(squared).add(1 / odd),
    squared.mul(0).add(1 / 9),
  )
  return z.mul(series).mul(2)
}
