import { ArgumentError } from '../errors.ts'
import { levenshtein } from '../levenshtein.ts'
import { checkPairs, checkTokens, type Tokens } from './tokens.ts'

/**
 * The fewest insertions, deletions and replacements of tokens that turn one into the other
 * (Levenshtein, 1966).
 */
export function editDistance(candidate: Tokens, reference: Tokens): number {
  checkTokens('editDistance', 'the candidate', candidate)
  checkTokens('editDistance', 'the reference', reference)
  return levenshtein(candidate, reference)
}

/**
 * Edit distances, summed, for each token of the references: of phonemes the phoneme error rate,
 * of words the word error rate of speech recognition. Above 1 when too much is inserted.
 *
 * @throws ArgumentError unless each candidate has its reference, and these have a token.
 */
export function errorRate(
  candidates: readonly Tokens[],
  references: readonly Tokens[],
): number {
  checkPairs('errorRate', candidates, references)
  let [edits, length] = [0, 0]
  for (const [i, candidate] of candidates.entries()) {
    checkTokens('errorRate', `candidate ${i}`, candidate)
    checkTokens('errorRate', `reference ${i}`, references[i])
    edits += levenshtein(candidate, references[i])
    length += references[i].length
  }
  if (length === 0)
    throw new ArgumentError('errorRate: the references have no token, so there is no rate')
  return edits / length
}

/**
 * The share of candidates that are not exactly their reference: the word error rate of
 * pronunciations, where a sequence of phonemes is a word.
 *
 * @throws ArgumentError unless each candidate has its reference.
 */
export function sequenceErrorRate(
  candidates: readonly Tokens[],
  references: readonly Tokens[],
): number {
  checkPairs('sequenceErrorRate', candidates, references)
  const wrong = candidates.filter((candidate, i) => {
    const reference = references[i]
    checkTokens('sequenceErrorRate', `candidate ${i}`, candidate)
    checkTokens('sequenceErrorRate', `reference ${i}`, reference)
    return (
      candidate.length !== reference.length ||
      Array.from<string | number>(candidate).some(
        (token, place) => token !== reference[place],
      )
    )
  })
  return wrong.length / candidates.length
}
