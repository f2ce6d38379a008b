import type { Merge } from './merge.ts'

/** Runs where the learner's file runs. */
export function drive({ keyOf, merge, mergeAll }: typeof import('./merge.ts')) {
  return {
    merge: (ids: number[], left: number, right: number, id: number): number[] => merge(ids, left, right, id),
    /** Merges in the order in which they were learned: the first becomes token `first`, the next the one after it. */
    mergeAll: (tokens: number[], merges: Merge[], first: number): number[] => [
      ...mergeAll(tokens, new Map(merges.map(([left, right], i) => [keyOf(left, right), first + i]))),
    ],
  }
}
