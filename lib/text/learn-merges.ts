import { keyOf, merge, type Merge } from './merge.ts'
import { PairQueue } from './pair-queue.ts'

/** A piece of text as tokens, and how often it stands there. */
export interface Word {
  ids: readonly number[]
  count: number
}

interface Pair {
  left: number
  right: number
  count: number
  /** The words in which it stands, or stood. */
  words: Set<Word>
}

/**
 * Byte-pair encoding (Gage, 1994; Sennrich, Haddow and Birch, 2016): the most frequent pair of
 * neighbors becomes a token, whose id is the next one, `most` times or until no pair stands there
 * twice. Of equally frequent pairs, the one with the lower left id, then the lower right id. The
 * words change as the tokens in them grow. A merge changes only the counts in the words that have
 * the pair, so nothing is counted again.
 */
export function learnMerges(
  words: readonly Word[],
  firstId: number,
  most: number,
): Merge[] {
  const pairs = new Map<number, Pair>()
  const count = (word: Word, sign: 1 | -1): void => {
    for (let i = 0; i + 1 < word.ids.length; i++) {
      const [left, right] = [word.ids[i], word.ids[i + 1]]
      const key = keyOf(left, right)
      let pair = pairs.get(key)
      if (pair === undefined)
        pairs.set(key, (pair = { left, right, count: 0, words: new Set() }))
      pair.count += sign * word.count
      if (sign > 0) pair.words.add(word)
    }
  }
  for (const word of words) count(word, 1)
  const queue = new PairQueue(pairs.values())

  const merges: Merge[] = []
  while (merges.length < most) {
    const next = queue.pop((left, right) => pairs.get(keyOf(left, right))?.count ?? 0)
    if (next === undefined || next.count < 2) break
    const { left, right } = next
    const id = firstId + merges.length
    merges.push([left, right])
    const grown = new Set<number>()
    for (const word of pairs.get(keyOf(left, right))?.words ?? []) {
      const ids = merge(word.ids, left, right, id)
      if (ids.length === word.ids.length) continue // an earlier merge took the pair away
      count(word, -1)
      word.ids = ids
      count(word, 1)
      // Only pairs with the new token can have become more frequent.
      for (const [i, token] of ids.entries()) {
        if (token !== id) continue
        if (i > 0) grown.add(keyOf(ids[i - 1], id))
        if (i + 1 < ids.length) grown.add(keyOf(id, ids[i + 1]))
      }
    }
    pairs.delete(keyOf(left, right))
    for (const key of grown) {
      const pair = pairs.get(key)
      if (pair !== undefined) queue.push(pair)
    }
  }
  return merges
}
