/** Two tokens, by their ids, that become one. */
export type Merge = readonly [left: number, right: number]

/** The highest number of tokens: two ids fit into 32 bits. */
export const MOST_TOKENS = 2 ** 16

/** A pair as one number, for a Map. */
export function keyOf(left: number, right: number): number {
  return left * MOST_TOKENS + right
}

/** Each pair (left, right) becomes id. From the left: of a a a, the first two. */
export function merge(
  ids: readonly number[],
  left: number,
  right: number,
  id: number,
): number[] {
  const merged: number[] = []
  for (let i = 0; i < ids.length; i++) {
    if (ids[i] === left && ids[i + 1] === right) {
      merged.push(id)
      i++
    } else merged.push(ids[i])
  }
  return merged
}

/**
 * All merges, in the order in which they were learned: of the pairs that are there, the one that
 * was learned first has the lowest id. `ids` holds the id that each pair becomes, by its key.
 */
export function mergeAll(
  tokens: readonly number[],
  ids: ReadonlyMap<number, number>,
): readonly number[] {
  let merged = tokens
  for (;;) {
    let first = Infinity
    let at = 0
    for (let i = 0; i + 1 < merged.length; i++) {
      const id = ids.get(keyOf(merged[i], merged[i + 1])) ?? Infinity
      if (id < first) [first, at] = [id, i]
    }
    if (first === Infinity) return merged
    merged = merge(merged, merged[at], merged[at + 1], first)
  }
}
