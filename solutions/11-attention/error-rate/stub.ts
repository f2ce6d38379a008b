import { todo } from '#exercises'

/**
 * The edit distance of two sequences: the fewest steps that turn one into the other, where a step puts something in, leaves
 * something out, or replaces it. (Vladimir Levenshtein, 1966.)
 *
 * Fill a table. Row i, column j is the distance of the first i of a from the first j of b. With none of a, all j of b are put in;
 * with none of b, all i of a are left out. Every other field is the smallest of three: the field above and 1, the field to the left
 * and 1, and the field above to the left, and 1 unless the two that meet here are equal.
 *
 * - a, b: lists, typed arrays or texts of any length, also empty; two are equal as `===` says
 * - sequences of 2,000 come, too
 *
 * Example: K AH T was said where K AE T S is right.
 *
 *              K  AE  T  S
 *          0   1   2  3  4
 *     K    1   0   1  2  3
 *     AH   2   1   1  2  3
 *     T    3   2   2  1  2
 *
 * The distance stands in the corner: 2. One sound is replaced, one is put in.
 *
 * When both functions pass, your file can take the engine's place: npm run chapter attention -- --mine
 */
export function levenshtein(a: ArrayLike<unknown>, b: ArrayLike<unknown>): number {
  return todo('levenshtein')
}

export interface Errors {
  /** Steps to what is right, for each sound that is right: above 1 if very much is put in. */
  phonemes: number
  /** The share of words that are not right. */
  words: number
}

/**
 * How wrong the sounds of many words are. Some words may be said in several ways, and any of them is right: a word is judged by
 * the way that is nearest to what was said, of equally near ones by the first. The steps of all words are added up, and divided by
 * the sounds of all those ways. So a sound counts the same in a long word as in a short one.
 *
 * - said: for each word the numbers of its sounds; ways: for each word one way or more
 * - at least one word, and a sound in each way
 *
 * Example: 1 2 3 was said where 1 2 3 4 is right, and 5 6 where 5 7 6 or 5 6 are. That is one step and none, of 4 + 2 sounds:
 * { phonemes: 1/6, words: 1/2 }.
 */
export function errorRate(
  said: readonly (readonly number[])[],
  ways: readonly (readonly (readonly number[])[])[],
): Errors {
  return todo('errorRate')
}
