import { ArgumentError, DtypeError } from '../errors.ts'
import { where } from '../ops/where.ts'
import type { Dtype } from '../storage/dtype.ts'
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

/** @throws DtypeError or ArgumentError unless labels are int32, each one of the classes. */
export function checkLabels(name: string, labels: Tensor, classes: number): void {
  if (labels.dtype !== 'int32')
    throw new DtypeError(
      `${name}: labels are int32 class numbers, these are ${labels.dtype}: use .cast('int32')`,
    )
  const all = labels.data()
  const bad = all.findIndex((label) => label < 0 || label >= classes)
  if (bad < 0) return
  throw new ArgumentError(
    `${name}: label ${all[bad]} in row ${bad}: there are ${classes} classes, 0 to ${classes - 1}`,
  )
}

/**
 * @throws DtypeError unless the rows have the dtype of the logits. @throws ArgumentError
 *   unless every row of (batch, classes) is at least 0 and adds up to 1.
 */
export function checkDistributions(name: string, rows: Tensor, dtype: Dtype): void {
  if (rows.dtype !== dtype)
    throw new DtypeError(
      `${name}: probabilities have the dtype of the logits, ${dtype}, these are ${rows.dtype}: use .cast('${dtype}')`,
    )
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
