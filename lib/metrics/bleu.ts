import { ArgumentError } from '../errors.ts'
import { checkArgument, checkOptions, describe } from '../options.ts'
import {
  checkPairs,
  checkTokens,
  countRuns,
  countShared,
  total,
  type Tokens,
} from './tokens.ts'

export interface BleuOptions {
  /** The longest runs that are compared. Default 4. */
  order?: number
  /**
   * 'none': one order without a match makes all 0, as in the paper, made for whole corpora.
   * 'addOne': one more match and one more run of each order above 1 (Lin and Och, 2004), for
   * single sentences. Default 'none'.
   */
  smoothing?: 'none' | 'addOne'
}

export interface Bleu {
  /** From 0 to 1: brevity penalty · geometric mean of the precisions. */
  score: number
  /** Of the candidates' runs of 1, 2, … tokens, the share that a reference has. */
  precisions: number[]
  /** e^(1 − reference / candidate), as lengths, where the candidates are shorter; else 1. */
  brevityPenalty: number
}

/**
 * How much of translations stands in references, too (Papineni et al., 2002). Runs of 1 to 4
 * tokens are compared; each counts at most as often as in the reference that has most of it,
 * so repeating a good word gains nothing. Precision alone would praise a single safe word: the
 * brevity penalty is for that, with the reference whose length is nearest (of two, the shorter).
 * Counts are summed over the corpus before they are divided: it is no mean over sentences, and a
 * sentence is a corpus of one.
 *
 * @param candidates Each a list of tokens.
 * @param references For each candidate a list of references, each a list of tokens.
 * @throws ArgumentError unless each candidate has a reference.
 */
export function bleu(
  candidates: readonly Tokens[],
  references: readonly (readonly Tokens[])[],
  options: BleuOptions = {},
): Bleu {
  checkOptions('bleu', options, { order: 'number', smoothing: ['none', 'addOne'] })
  const { order = 4, smoothing = 'none' } = options
  if (!Number.isInteger(order) || order < 1 || order > 100)
    throw new ArgumentError(
      `bleu: order must be a whole number from 1 to 100, got ${describe(order)}`,
    )
  checkTexts(candidates, references)
  const precisions = Array.from({ length: order }, (_, i) =>
    precision(candidates, references, i + 1, smoothing === 'addOne' && i > 0 ? 1 : 0),
  )
  const length = candidates.reduce((sum, one) => sum + one.length, 0)
  const wanted = candidates.reduce((sum, one, i) => sum + nearest(one, references[i]), 0)
  const brevityPenalty = length === 0 ? 0 : Math.exp(Math.min(0, 1 - wanted / length))
  const meanLog = precisions.reduce((sum, p) => sum + Math.log(p), 0) / order
  return { score: brevityPenalty * Math.exp(meanLog), precisions, brevityPenalty }
}

/** Of all runs of n tokens, the share that a reference has; 0 if there is no run. */
function precision(
  candidates: readonly Tokens[],
  references: readonly (readonly Tokens[])[],
  n: number,
  more: number,
): number {
  let [matches, runs] = [more, more]
  for (const [i, candidate] of candidates.entries()) {
    const counts = countRuns(candidate, n)
    const most = new Map<string, number>()
    for (const reference of references[i])
      for (const [run, count] of countRuns(reference, n))
        most.set(run, Math.max(count, most.get(run) ?? 0))
    matches += countShared(counts, most)
    runs += total(counts)
  }
  return runs === 0 ? 0 : matches / runs
}

/** The length of the reference that is nearest to the candidate's; of two, the shorter. */
function nearest(candidate: Tokens, references: readonly Tokens[]): number {
  const off = (length: number): number => Math.abs(length - candidate.length)
  return references
    .map(({ length }) => length)
    .reduce((a, b) => (off(b) < off(a) || (off(b) === off(a) && b < a) ? b : a))
}

function checkTexts(
  candidates: readonly Tokens[],
  references: readonly (readonly Tokens[])[],
): void {
  checkPairs('bleu', candidates, references)
  for (const [i, candidate] of candidates.entries()) {
    checkTokens('bleu', `candidate ${i}`, candidate)
    const own = references[i]
    checkArgument('bleu', `the references of candidate ${i}`, own, 'list')
    if (own.length === 0) throw new ArgumentError(`bleu: candidate ${i} has no reference`)
    for (const reference of own)
      checkTokens('bleu', `a reference of candidate ${i}`, reference)
  }
}
