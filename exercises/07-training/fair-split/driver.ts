import { Random } from 'chalkgrad'

export function drive({ kFold, randomSplit, stratifiedSplit }: typeof import('./fair-split.ts')) {
  const nameOf = (run: () => unknown) => {
    try {
      run()
      return 'no error'
    } catch (error) {
      return error instanceof Error ? error.name : String(error)
    }
  }
  return {
    randomSplit: (count: number, shares: number[], seed: number) => randomSplit(count, shares, new Random(seed)),
    stratifiedSplit: (labels: number[], shares: number[], seed: number) =>
      stratifiedSplit(labels, shares, new Random(seed)),
    kFold: (count: number, k: number, seed: number) => kFold(count, k, new Random(seed)),
    errorOfShares: (shares: number[], count = 10) => nameOf(() => randomSplit(count, shares, new Random(1))),
    errorOfLabels: (labels: number[], shares: number[]) => nameOf(() => stratifiedSplit(labels, shares, new Random(1))),
    errorOfFolds: (count: number, k: number) => nameOf(() => kFold(count, k, new Random(1))),
    /** How often each sample is in the first part, over many seeds. */
    inFirst(count: number, shares: number[], times: number) {
      const counts = Array.from({ length: count }, () => 0)
      for (let seed = 0; seed < times; seed++)
        for (const i of randomSplit(count, shares, new Random(seed))[0]) counts[i]++
      return counts
    },
  }
}
