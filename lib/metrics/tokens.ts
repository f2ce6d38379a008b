import { ArgumentError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'

/** A text as its tokens: words, characters, phonemes, or their ids. */
export type Tokens = readonly string[] | readonly number[] | Int32Array

/** @throws ArgumentError unless it is a list of texts and numbers. */
export function checkTokens(name: string, what: string, tokens: Tokens): void {
  if (tokens instanceof Int32Array) return
  if (typeof tokens === 'string')
    throw new ArgumentError(
      `${name}: ${what} must be a list of tokens, got ${describe(tokens)}. Use words(text) or characters(text)`,
    )
  checkArgument(name, what, tokens, 'list')
  for (const [place, token] of tokens.entries())
    checkArgument(name, `${what}: token ${place}`, token, 'string or number')
}

/** Lists of tokens, as many of the one as of the other. @throws ArgumentError otherwise. */
export function checkPairs(
  name: string,
  candidates: readonly unknown[],
  references: readonly unknown[],
): void {
  checkArgument(name, 'candidates', candidates, 'list')
  checkArgument(name, 'references', references, 'list')
  if (candidates.length !== references.length || candidates.length === 0)
    throw new ArgumentError(
      `${name}: each candidate needs its reference, got ${candidates.length} candidates and ${references.length} references`,
    )
}

/** How often each run of n tokens stands there. */
export function countRuns(tokens: Tokens, n: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (let i = 0; i + n <= tokens.length; i++) {
    const run = JSON.stringify([...tokens.slice(i, i + n)]) // 'a b' is another run than 'a', 'b'
    counts.set(run, (counts.get(run) ?? 0) + 1)
  }
  return counts
}

/** How many runs both have: each counts as often as in the one that has fewer of it. */
export function countShared(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
): number {
  let shared = 0
  for (const [run, count] of a) shared += Math.min(count, b.get(run) ?? 0)
  return shared
}

export function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}
