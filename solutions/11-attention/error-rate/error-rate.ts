/** One row of the table at a time: what comes next needs only the row above, and what stands to its left. */
export function levenshtein(a: ArrayLike<unknown>, b: ArrayLike<unknown>): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const meet = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, meet)
    }
    row = next
  }
  return row[b.length]
}

export interface Errors {
  /** Steps to what is right, for each sound that is right: above 1 if very much is put in. */
  phonemes: number
  /** The share of words that are not right. */
  words: number
}

/** Sums first, and one division at the end: the mean of each word's own rate would count short words more. */
export function errorRate(
  said: readonly (readonly number[])[],
  ways: readonly (readonly (readonly number[])[])[],
): Errors {
  let [steps, sounds, wrong] = [0, 0, 0]
  for (const [i, one] of said.entries()) {
    let [nearest, length] = [Infinity, 0]
    for (const way of ways[i]) {
      const distance = levenshtein(one, way)
      if (distance < nearest) [nearest, length] = [distance, way.length]
    }
    steps += nearest
    sounds += length
    if (nearest > 0) wrong++
  }
  return { phonemes: steps / sounds, words: wrong / said.length }
}
