import { todo } from '#exercises'

/** What came of a look back, with all that was computed on the way. */
export interface Attended {
  /** (keys): how well each key answers the query. */
  scores: number[]
  /** (keys): how much of each value is taken; together 1. */
  weights: number[]
  /** (width of a value): the mean of the values. */
  context: number[]
}

/**
 * Attention for one query, in plain numbers: no tensors.
 *
 * 1. The score of a key is its product with the query, number by number, added up.
 * 2. The weights are the softmax of the scores.
 * 3. The context is the mean of the values, each with its weight.
 *
 * - query: as many numbers as each key has; keys: one or more; values: one for each key, all of one width, which may be another
 * - scores of ±1000 come, too: no exponential may overflow, and no sum of them may be 0
 *
 * Example: the query (1, 0) meets the keys (0, 0) and (1.0986, 5), and 1.0986 is ln 3. The scores are 0 and 1.0986, their
 * exponentials 1 and 3, so the weights ¼ and ¾. With the values (4) and (8) the context is ¼ · 4 + ¾ · 8 = 7.
 */
export function attend(
  query: readonly number[],
  keys: readonly (readonly number[])[],
  values: readonly (readonly number[])[],
): Attended {
  return todo('attend')
}
