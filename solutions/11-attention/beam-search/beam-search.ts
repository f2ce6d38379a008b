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

interface Beginning<State> {
  tokens: number[]
  logProbability: number
  last: number
  state: State
}

/** All ways to go on are made and sorted; that equal ones keep their order is what makes the search repeatable. */
export function beamSearch<State>(
  step: (state: State, token: number) => NextToken<State>,
  start: { state: State; token: number },
  { width, maxLength, end, lengthPenalty = 0 }: BeamOptions,
): Hypothesis[] {
  const ended: Hypothesis[] = []
  let live: Beginning<State>[] = [{ tokens: [], logProbability: 0, last: start.token, state: start.state }]
  const hypothesis = (tokens: number[], logProbability: number, length: number, ended: boolean): Hypothesis => {
    const score = logProbability / ((5 + length) / 6) ** lengthPenalty
    return { tokens, logProbability, score, ended }
  }
  for (let length = 1; length <= maxLength && live.length > 0; length++) {
    const ways = live.flatMap((one) => goOn(step, one))
    ways.sort((a, b) => b.logProbability - a.logProbability)
    live = []
    for (const [rank, way] of ways.entries()) {
      const { tokens, logProbability, last } = way
      if (last !== end) {
        if (live.length < width) live.push(way)
      } else if (rank < width) ended.push(hypothesis(tokens.slice(0, -1), logProbability, length, true))
    }
  }
  ended.sort((a, b) => b.score - a.score)
  const cut = live.map(({ tokens, logProbability }) => hypothesis(tokens, logProbability, tokens.length, false))
  return [...ended, ...cut].slice(0, width)
}

/** All ways in which one beginning goes on, from token to token. They share the state that its step returned. */
function goOn<State>(
  step: (state: State, token: number) => NextToken<State>,
  { tokens, logProbability, last, state: before }: Beginning<State>,
): Beginning<State>[] {
  const next = step(before, last)
  const ways: Beginning<State>[] = []
  for (const [token, ln] of listOf(next).entries()) {
    if (ln === -Infinity) continue
    ways.push({ tokens: [...tokens, token], logProbability: logProbability + ln, last: token, state: next.state })
  }
  return ways
}
