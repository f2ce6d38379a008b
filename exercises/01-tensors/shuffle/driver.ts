import { Random } from 'chalkgrad'

/** Runs where the learner's file runs: makes generators, and counts what many shuffles give. */
export function drive(impl: typeof import('./shuffle.ts')) {
  return {
    shuffle: (n: number, seed: number): number[] => [...impl.shuffle(n, new Random(seed))],
    twice(n: number, seed: number): number[][] {
      const random = new Random(seed)
      return [1, 2].map(() => [...impl.shuffle(n, random)])
    },
    /** How often each order came, written as its digits. */
    orders(n: number, times: number, seed: number): Record<string, number> {
      const random = new Random(seed)
      const counts: Record<string, number> = {}
      for (let i = 0; i < times; i++) {
        const order = impl.shuffle(n, random).join('')
        counts[order] = (counts[order] ?? 0) + 1
      }
      return counts
    },
    /** How many pairs stand the other way round, as a mean over many shuffles. */
    turnedPairs(n: number, times: number, seed: number): number {
      const random = new Random(seed)
      let turned = 0
      for (let i = 0; i < times; i++) {
        const order = impl.shuffle(n, random)
        for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) if (order[a] > order[b]) turned++
      }
      return turned / times
    },
    /** counts[number][place] */
    places(n: number, times: number, seed: number): number[][] {
      const random = new Random(seed)
      const counts = Array.from({ length: n }, () => new Array<number>(n).fill(0))
      for (let i = 0; i < times; i++) {
        impl.shuffle(n, random).forEach((number, place) => counts[number][place]++)
      }
      return counts
    },
  }
}
