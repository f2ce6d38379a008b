/** What comes back to each input, in its shape. */
export interface Gradients {
  query: number[]
  keys: number[][]
  values: number[][]
}

/**
 * What comes to a weight is how much its value is worth to the loss, g · value_i. What comes to a score is how much more that is
 * than the mean, which is g · context: looking more at one key means looking less at the others.
 */
export function attendBackward(
  query: readonly number[],
  keys: readonly (readonly number[])[],
  values: readonly (readonly number[])[],
  g: readonly number[],
): Gradients {
  const weights = softmax(keys.map((key) => dot(key, query)))
  const worth = values.map((value) => dot(value, g))
  const mean = dot(weights, worth)
  const ofScores = weights.map((weight, i) => weight * (worth[i] - mean))
  return {
    query: query.map((_, j) => ofScores.reduce((sum, one, i) => sum + one * keys[i][j], 0)),
    keys: ofScores.map((one) => query.map((q) => one * q)),
    values: weights.map((weight) => g.map((one) => weight * one)),
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, one, i) => sum + one * b[i], 0)
}

function softmax(scores: readonly number[]): number[] {
  const largest = scores.reduce((a, b) => Math.max(a, b), -Infinity)
  const exps = scores.map((score) => Math.exp(score - largest))
  const total = exps.reduce((sum, one) => sum + one, 0)
  return exps.map((one) => one / total)
}
