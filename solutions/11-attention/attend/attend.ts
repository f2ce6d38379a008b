/** What came of a look back, with all that was computed on the way. */
export interface Attended {
  /** (keys): how well each key answers the query. */
  scores: number[]
  /** (keys): how much of each value is taken; together 1. */
  weights: number[]
  /** (width of a value): the mean of the values. */
  context: number[]
}

/** The largest score is taken from all: the softmax stays the same, and no exponential is above 1. */
export function attend(
  query: readonly number[],
  keys: readonly (readonly number[])[],
  values: readonly (readonly number[])[],
): Attended {
  const scores = keys.map((key) => key.reduce((sum, one, j) => sum + one * query[j], 0))
  const largest = scores.reduce((a, b) => Math.max(a, b), -Infinity)
  const exps = scores.map((score) => Math.exp(score - largest))
  const total = exps.reduce((sum, one) => sum + one, 0)
  const weights = exps.map((one) => one / total)
  const context = values[0].map(() => 0)
  for (const [i, value] of values.entries()) for (const [j, one] of value.entries()) context[j] += weights[i] * one
  return { scores, weights, context }
}
