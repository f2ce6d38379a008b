import { todo } from '#exercises'

/**
 * What softmax must know of a row: its largest number, and Σ
 * exp(x − largest).
 */
export interface RowStats {
  largest: number
  sum: number
}

/**
 * Both in one pass: each number of x is read once. When a larger
 * number comes, all that was summed so far was divided by the
 * wrong exponential, and a single factor mends it. Take 0 for the
 * sum, and −Infinity for the largest, of an empty row.
 *
 *     rowStats([0, 0])         // largest 0, sum 2
 *     rowStats([0, 1])         // largest 1, sum 1 + e⁻¹ = 1.368
 */
export function rowStats(x: ArrayLike<number>): RowStats {
  return todo('rowStats')
}

/**
 * The statistics of a row whose two parts are known: so can
 * threads share a long row. Either part may be empty.
 */
export function merge(left: RowStats, right: RowStats): RowStats {
  return todo('merge')
}

/**
 * exp(xᵢ) / Σ exp(xⱼ), finite for every row of finite numbers;
 * each number of x is read twice in all.
 */
export function softmax(x: ArrayLike<number>): number[] {
  return todo('softmax')
}
