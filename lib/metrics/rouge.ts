import { ArgumentError } from '../errors.ts'
import { describe } from '../options.ts'
import { checkTokens, countRuns, countShared, total, type Tokens } from './tokens.ts'

export interface Rouge {
  /** Of the summary, the share that the reference has. */
  precision: number
  /** Of the reference, the share that the summary has: what the paper calls ROUGE-N. */
  recall: number
  /** Their harmonic mean; 0 when both are 0. */
  f1: number
}

/**
 * How much of a reference a summary has (Lin, 2004): runs of n tokens that both have, each as
 * often as in the one that has fewer of it. n = 1 is ROUGE-1, n = 2 ROUGE-2.
 *
 * @throws ArgumentError unless n is a whole number from 1.
 */
export function rougeN(candidate: Tokens, reference: Tokens, n: number): Rouge {
  checkTokens('rougeN', 'the candidate', candidate)
  checkTokens('rougeN', 'the reference', reference)
  if (!Number.isInteger(n) || n < 1)
    throw new ArgumentError(`rougeN: n must be a whole number from 1, got ${describe(n)}`)
  const [own, wanted] = [countRuns(candidate, n), countRuns(reference, n)]
  return rouge(countShared(own, wanted), total(own), total(wanted))
}

/**
 * ROUGE-L (Lin, 2004): tokens that both have in the same order, with others between them or not:
 * the longest common subsequence.
 */
export function rougeL(candidate: Tokens, reference: Tokens): Rouge {
  checkTokens('rougeL', 'the candidate', candidate)
  checkTokens('rougeL', 'the reference', reference)
  const longest = longestCommon(candidate, reference)
  return rouge(longest, candidate.length, reference.length)
}

function rouge(shared: number, own: number, wanted: number): Rouge {
  const precision = own === 0 ? 0 : shared / own
  const recall = wanted === 0 ? 0 : shared / wanted
  const f1 = shared === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1 }
}

/** The length of the longest common subsequence, row by row. */
function longestCommon(a: Tokens, b: Tokens): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (let i = 1; i <= a.length; i++) {
    const next = [0]
    for (let j = 1; j <= b.length; j++)
      next[j] = a[i - 1] === b[j - 1] ? row[j - 1] + 1 : Math.max(row[j], next[j - 1])
    row = next
  }
  return row[b.length]
}
