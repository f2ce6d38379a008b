import { todo } from '#exercises'

/** Two tokens, by their ids, that become one. */
export type Merge = readonly [left: number, right: number]

/** The highest number of tokens: two ids fit into 32 bits. */
export const MOST_TOKENS = 2 ** 16

/** A pair as one number, for a Map. This is written. */
export function keyOf(left: number, right: number): number {
  return left * MOST_TOKENS + right
}

/**
 * A new list in which each pair (left, right) has become `id`, from the left to the right; a token is in one pair at most.
 *
 * Example: merge([1, 2, 1, 2, 1], 1, 2, 9) is [9, 9, 1]. And merge([1, 1, 1], 1, 1, 9) is [9, 1].
 *
 * When it passes, your file can take the engine's place: npm run chapter transformer -- --mine
 */
export function merge(ids: readonly number[], left: number, right: number, id: number): number[] {
  return todo('merge')
}

/**
 * All merges that a tokenizer has learned, in the order in which it learned them. `ids` holds, by the key of a pair, the id that it
 * becomes; a pair that is not in it is no merge. Ids grow as they are learned: of all pairs that stand in the list now, the one
 * with the lowest new id comes first, at all its places. Then look again, for new pairs have come. Until there is none.
 *
 * Example: with 1 + 2 → 10 and 10 + 3 → 11, the list [1, 2, 3, 1, 2] becomes [11, 10].
 */
export function mergeAll(tokens: readonly number[], ids: ReadonlyMap<number, number>): readonly number[] {
  return todo('mergeAll')
}
