import { ArgumentError } from '../errors.ts'
import { checkArgument, checkOptions, describe } from '../options.ts'
import { Tensor } from '../tensor/tensor.ts'
import { BestFew } from './best-few.ts'

/** What a model says after a token: how likely each next token is, and what it remembers. */
export interface NextToken<State> {
  /** ln p of each token: (vocabulary). */
  logProbabilities: Tensor | ArrayLike<number>
  state: State
}

export interface BeamOptions {
  /** How many hypotheses are followed at once; 1 is greedy. */
  width: number
  /** So many tokens at most, the end token included. */
  maxLength: number
  /** The token that ends a hypothesis. Default none: all go on to maxLength. */
  end?: number
  /** α of Wu et al. (2016): 0 prefers short ones, 1 divides by the length. Default 0. */
  lengthPenalty?: number
}

export interface Hypothesis {
  /** Without the first token, and without the one that ends. */
  tokens: number[]
  /** Σ ln p, that of the end token included. */
  logProbability: number
  /** The same, divided by the length penalty. */
  score: number
  /** With the end token; otherwise it was cut at maxLength. */
  ended: boolean
}

interface Live<State> {
  tokens: number[]
  logProbability: number
  last: number
  state: State
}

/**
 * Follows the `width` likeliest beginnings at once (Lowerre, 1976), and returns the best
 * hypotheses, at most `width`, the best first: those that ended, by log p / ((5 + length) /
 * 6)^α (Wu et al., 2016, equation 14), then those that were cut at maxLength. The length counts each token
 * whose probability counts, so the end token too. Of equally likely ones, what continues the
 * better beginning comes first, then the lower token. An end counts where it is among the `width`
 * likeliest ways to go on. The search stops as soon as nothing that goes on
 * can come in: that never changes the result.
 *
 * @param step From a state and the token that came last to the next token. Several hypotheses
 *   share a state: it must be left as it is, and a new one returned.
 * @throws ArgumentError for options that make no sense, and for what are no log-probabilities.
 */
export function beamSearch<State>(
  step: (state: State, token: number) => NextToken<State>,
  start: { state: State; token: number },
  options: BeamOptions,
): Hypothesis[] {
  checkArgument('beamSearch', 'step', step, 'function')
  checkArgument('beamSearch', 'the start', start, 'object')
  checkArgument('beamSearch', 'the token of the start', start.token, 'number')
  checkBeam(options)
  const { width, maxLength, end, lengthPenalty = 0 } = options
  const scoreAt = (logProbability: number, length: number): number =>
    logProbability / ((5 + length) / 6) ** lengthPenalty
  const ended = new BestFew<Hypothesis>(width, ({ score }) => score)
  let live: Live<State>[] = [
    { tokens: [], logProbability: 0, last: start.token, state: start.state },
  ]
  for (let length = 1; length <= maxLength && live.length > 0; length++) {
    // Each beginning has one end, so among twice as many there are `width` that go on.
    const next = new BestFew<Live<State>>(2 * width, (one) => one.logProbability)
    for (const { tokens, logProbability, last, state: before } of live) {
      const { values, state } = taken(step(before, last))
      for (let token = 0; token < values.length; token++) {
        const sum = logProbability + values[token]
        if (next.takes(sum))
          next.add({ tokens: [...tokens, token], logProbability: sum, last: token, state })
      }
    }
    live = []
    for (const [rank, one] of next.best.entries()) {
      if (one.last !== end && live.length < width) live.push(one)
      if (one.last !== end || rank >= width) continue
      const { tokens, logProbability } = one
      const score = scoreAt(logProbability, length)
      ended.add({ tokens: tokens.slice(0, -1), logProbability, score, ended: true })
    }
    // What goes on only gets less likely, and the longest has the highest penalty.
    if (live.length > 0 && !ended.takes(scoreAt(live[0].logProbability, maxLength)))
      return ended.best
  }
  const cut = live.map(({ tokens, logProbability }) => {
    const score = scoreAt(logProbability, tokens.length)
    return { tokens, logProbability, score, ended: false }
  })
  return [...ended.best, ...cut].slice(0, width)
}

/** What step returned. @throws ArgumentError unless it has log-probabilities. */
function taken<State>(next: NextToken<State>): { values: ArrayLike<number>; state: State } {
  checkArgument('beamSearch', 'what step returns', next, 'object')
  const { logProbabilities, state } = next
  const values =
    logProbabilities instanceof Tensor ? logProbabilities.data() : logProbabilities
  if (!Array.isArray(values) && !ArrayBuffer.isView(values))
    throw new ArgumentError(
      `beamSearch: step must return logProbabilities, a number for each token, got ${describe(values)}`,
    )
  for (let token = 0; token < values.length; token++) {
    const value: unknown = values[token]
    if (typeof value === 'number' && value <= 1e-6) continue // a little above 0 by rounding
    throw new ArgumentError(
      `beamSearch: log-probabilities are at most 0, step returned ${describe(value)} for token ${token}. Logits need logSoftmax()`,
    )
  }
  return { values, state }
}

function checkBeam(options: BeamOptions): void {
  checkOptions(
    'beamSearch',
    options,
    { width: 'number', maxLength: 'number', end: 'number', lengthPenalty: 'number' },
    ['width', 'maxLength'],
  )
  for (const [name, value] of [
    ['width', options.width],
    ['maxLength', options.maxLength],
  ] as const)
    if (!Number.isInteger(value) || value < 1)
      throw new ArgumentError(
        `beamSearch: ${name} must be a whole number from 1, got ${describe(value)}`,
      )
  const { end = 0, lengthPenalty = 0 } = options
  if (!Number.isInteger(end) || end < 0)
    throw new ArgumentError(`beamSearch: end must be a token's id, got ${describe(end)}`)
  if (!(lengthPenalty >= 0 && lengthPenalty < Infinity))
    throw new ArgumentError(
      `beamSearch: lengthPenalty must be from 0 and finite, got ${describe(lengthPenalty)}`,
    )
}
