import { ArgumentError } from '../errors.ts'
import { where } from '../ops/where.ts'
import type { Tensor } from '../tensor/tensor.ts'

/** @throws ArgumentError unless every target lies between 0 and 1. */
export function checkShares(name: string, targets: Tensor): void {
  const bad = targets.data().find((target) => !(target >= 0 && target <= 1))
  if (bad === undefined) return
  throw new ArgumentError(
    `${name}: targets are 0, 1 or between, got ${bad}. ` +
      `${bad === -1 ? 'Where −1 stands for no, make it 0' : 'Divide pixels by 255; for quantities use mseLoss'}`,
  )
}

/** @throws ArgumentError unless every row of (batch, classes) is at least 0 and adds up to 1. */
export function checkDistributions(name: string, rows: Tensor): void {
  checkShares(name, rows)
  const sums = rows.detach().sum(-1).data()
  const bad = sums.findIndex((sum) => Math.abs(sum - 1) > 1e-3)
  if (bad < 0) return
  throw new ArgumentError(
    `${name}: a row of probabilities adds up to 1, row ${bad} to ${sums[bad]}`,
  )
}

/**
 * weights · values, where 0 · ±∞ is 0: what has no weight adds nothing, however impossible
 * it is. (The limit of p·ln p at 0.)
 */
export function weighted(weights: Tensor, values: Tensor): Tensor {
  const ignored = weights.equal(0).mul(values.abs().equal(Infinity))
  return weights.mul(where(ignored, 0, values))
}
