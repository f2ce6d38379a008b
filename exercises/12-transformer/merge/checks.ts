import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the examples': async (impl, t) => {
    t.equal(await impl.merge([1, 2, 1, 2, 1], 1, 2, 9), [9, 9, 1])
    t.equal(await impl.merge([1, 1, 1], 1, 1, 9), [9, 1])
    t.equal(await impl.mergeAll([1, 2, 3, 1, 2], [[1, 2], [10, 3]], 10), [11, 10]) // prettier-ignore
  },
  'a token is in one pair at most': async (impl, t) => {
    t.equal(await impl.merge([4, 4, 4, 4], 4, 4, 9), [9, 9])
    t.equal(await impl.merge([4, 4, 4, 4, 4, 3], 4, 4, 9), [9, 9, 4, 3])
  },
  'the order matters: (1, 2) is not (2, 1)': async (impl, t) => {
    t.equal(await impl.merge([2, 1, 2, 1], 1, 2, 9), [2, 9, 1])
  },
  'nothing to merge, one token, none': async (impl, t) => {
    t.equal(await impl.merge([1, 3, 2], 1, 2, 9), [1, 3, 2])
    t.equal(await impl.merge([1], 1, 2, 9), [1])
    t.equal(await impl.merge([], 1, 2, 9), [])
  },
  'token 0 is a token': async (impl, t) => {
    t.equal(await impl.merge([0, 0, 1], 0, 1, 0), [0, 0])
    t.equal(await impl.mergeAll([0, 1, 0], [[0, 1]], 2), [2, 0])
  },
  'the merge that was learned first comes first, wherever it stands': async (impl, t) => {
    // 2 + 3 was learned before 1 + 2.
    t.equal(await impl.mergeAll([1, 2, 3], [[2, 3], [1, 2]], 10), [1, 10]) // prettier-ignore
    t.equal(await impl.mergeAll([1, 2, 3], [[1, 2], [2, 3]], 10), [10, 3]) // prettier-ignore
  },
  'merges of merges, at all places': async (impl, t) => {
    const merges = [[1, 2], [10, 10], [11, 3], [3, 1]] as [number, number][] // prettier-ignore
    t.equal(await impl.mergeAll([1, 2, 1, 2, 3, 1, 2, 1, 2, 3, 1], merges, 10), [12, 12, 1])
  },
  'a pair that comes about late may still be an early merge': async (impl, t) => {
    // 5 + 5 → 10, then 10 + 6 → 11; 11 + 10 → 12
    t.equal(await impl.mergeAll([5, 5, 6, 5, 5], [[5, 5], [10, 6], [11, 10]], 10), [12]) // prettier-ignore
  },
  'no merges, no tokens': async (impl, t) => {
    t.equal(await impl.mergeAll([1, 2], [], 10), [1, 2])
    t.equal(await impl.mergeAll([], [[1, 2]], 10), [])
  },
  'three thousand tokens': async (impl, t) => {
    const tokens = Array.from({ length: 3000 }, (_, i) => (i % 3) + 1)
    t.equal(await impl.mergeAll(tokens, [[1, 2], [10, 3], [11, 11]], 10), new Array(500).fill(12)) // prettier-ignore
  },
}
