import { todo } from '#exercises'
import { Tensor } from 'chalkgrad/tensor/tensor'

/** What a model says after a token: how likely each next token is, and what it carries on. */
export interface NextToken<State> {
  /** ln p of each token: (vocabulary). */
  logProbabilities: Tensor | ArrayLike<number>
  state: State
}

export interface BeamOptions {
  /** How many beginnings are followed at once; 1 is greedy. */
  width: number
  /** So many tokens at most, the end token included. */
  maxLength: number
  /** The token that ends. Default none: all go on to maxLength. */
  end?: number
  /** α: 0, the default, prefers short ones; 1 divides by the length. */
  lengthPenalty?: number
}

export interface Hypothesis {
  /** Without the first token, and without the one that ends. */
  tokens: number[]
  /** Σ ln p, that of the end token included. */
  logProbability: number
  /** logProbability / ((5 + length) / 6)^α; the length counts each token whose ln p counts, so the end, too. */
  score: number
  /** With the end token; otherwise it was cut at maxLength. */
  ended: boolean
}

/** Written: the ln p that a step gave, as a list. */
export function listOf({ logProbabilities }: NextToken<unknown>): number[] {
  return Array.from(logProbabilities instanceof Tensor ? logProbabilities.data() : logProbabilities)
}

/**
 * Greedy search follows one beginning, and may follow the wrong one. Follow `width` of them at once.
 *
 * Before the first round there is one beginning: no tokens, ln p 0, and the token and the state of `start`. A round:
 *
 * 1. Each beginning calls `step` once, with its state and the token that it said last. It may go on with any token; ln p of the
 *    token is added to its own. What is impossible, −∞, is left out.
 * 2. Of all these from all beginnings, look at the `width` likeliest. Those of them whose token is `end` have ended, and are kept.
 *    Other ends are dropped.
 * 3. The `width` likeliest of those that did *not* end are the beginnings of the next round, each with the state that its step
 *    returned.
 *
 * After maxLength rounds, or when nothing goes on, return at most `width` hypotheses: those that ended, by their score, the best
 * first, and then those that were cut, by theirs. Of equally likely ones, and of equal scores, what continues the better beginning
 * comes first, then the lower token; what ended earlier before what ended later.
 *
 * A state may be shared by several beginnings, so never change one.
 *
 * Example: behind the start come 1 with 0.6 and 2 with 0.4; behind 1 the end with 0.5; behind 2 the end with 0.9. With width 1 the
 * answer is 1: 0.6 · 0.5 = 0.3. With width 2 it is 2, 0.4 · 0.9 = 0.36, and then 1.
 *
 * When it passes, your file can take the engine's place: npm run chapter attention -- --mine
 */
export function beamSearch<State>(
  step: (state: State, token: number) => NextToken<State>,
  start: { state: State; token: number },
  { width, maxLength, end, lengthPenalty = 0 }: BeamOptions,
): Hypothesis[] {
  return todo('beam-search')
}
