import { levenshtein } from './levenshtein.ts'

/**
 * The candidates nearest to what was typed, best first: at most three, none that differ in
 * more than a third.
 */
export function suggest(typed: string, candidates: readonly string[]): string[] {
  return candidates
    .map((candidate) => ({
      candidate,
      distance: distance(typed.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(
      ({ candidate, distance }) => distance <= Math.max(2, Math.ceil(candidate.length / 3)),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** ` Did you mean a or b?`, or nothing. */
export function didYouMean(typed: string, candidates: readonly string[]): string {
  const near = suggest(typed, candidates)
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`
}

/** Levenshtein's; a part of b counts as near. */
function distance(a: string, b: string): number {
  return a.length >= 3 && b.includes(a) ? 1 : levenshtein(a, b)
}
