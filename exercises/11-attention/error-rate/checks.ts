import type { Checks } from '#exercises'

/** A list of so many numbers, in which each differs from its neighbors. */
const upTo = (count: number, from = 0): number[] => Array.from({ length: count }, (_, i) => from + i)
/** By the definition, for short ones: leave out or put in at the front, or meet. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const [restA, restB] = [a.slice(1), b.slice(1)]
  return Math.min(distance(restA, b) + 1, distance(a, restB) + 1, distance(restA, restB) + Number(a[0] !== b[0]))
}

export const checks: Checks<typeof import('./error-rate.ts')> = {
  'levenshtein: the example': async (impl, t) => {
    t.equal(await impl.levenshtein(['K', 'AH', 'T'], ['K', 'AE', 'T', 'S']), 2)
  },
  'levenshtein: one step of each kind, at either end and in the middle': async (impl, t) => {
    for (const [a, b] of [
      ['abc', 'abcd'],
      ['abc', 'xabc'],
      ['abc', 'abxc'],
      ['abcd', 'abc'],
      ['xabc', 'abc'],
      ['abxc', 'abc'],
      ['abc', 'abx'],
      ['abc', 'xbc'],
      ['abc', 'axc'],
    ])
      t.equal([a, b, await impl.levenshtein(a, b)], [a, b, 1])
  },
  'levenshtein: nothing, and nothing in common': async (impl, t) => {
    t.equal(await impl.levenshtein([], []), 0)
    t.equal(await impl.levenshtein([], [1, 2, 3]), 3)
    t.equal(await impl.levenshtein([1, 2], []), 2)
    t.equal(await impl.levenshtein([1, 2, 3, 4], [1, 2, 3, 4]), 0)
    t.equal(await impl.levenshtein([1, 2, 3], [4, 5, 6, 7]), 4)
  },
  'levenshtein: to replace is one step, not two; what moved costs two': async (impl, t) => {
    t.equal(await impl.levenshtein('kitten', 'sitting'), 3)
    t.equal(await impl.levenshtein('ab', 'ba'), 2)
    t.equal(await impl.levenshtein('abcdef', 'bcdefa'), 2)
    t.equal(await impl.levenshtein('sunday', 'saturday'), 3)
  },
  'levenshtein: the same in both directions, and as by the definition': async (impl, t) => {
    const words = ['', 'a', 'aa', 'aba', 'abba', 'baab', 'cab', 'abcab']
    for (const a of words) for (const b of words) t.equal([a, b, await impl.levenshtein(a, b)], [a, b, distance(a, b)])
  },
  'levenshtein: typed arrays, 0, and a text is no number': async (impl, t) => {
    t.equal(await impl.levenshtein(Int32Array.of(3, 0, 5), [3, 5]), 1)
    t.equal(await impl.levenshtein([0, 0], [0]), 1)
    t.equal(await impl.levenshtein(['1', '2'], [1, 2]), 2)
    t.equal(await impl.levenshtein([0], ['']), 1)
  },
  'levenshtein: two thousand beside two thousand': async (impl, t) => {
    const a = upTo(2000)
    t.equal(await impl.levenshtein(a, [...a.slice(1, 1000), -1, ...a.slice(1000)]), 2)
    t.equal(await impl.levenshtein(a, upTo(2000, 5000)), 2000)
  },
  'errorRate: the example': async (impl, t) => {
    const got = await impl.errorRate([[1, 2, 3], [5, 6]], [[[1, 2, 3, 4]], [[5, 7, 6], [5, 6]]]) // prettier-ignore
    t.near([got.phonemes, got.words], [1 / 6, 0.5])
  },
  'errorRate: a sound counts the same in each word': async (impl, t) => {
    const got = await impl.errorRate([[1, 2, 3, 4, 5, 6, 7, 8, 9], [2]], [[[1, 2, 3, 4, 5, 6, 7, 8, 9]], [[1]]]) // prettier-ignore
    t.near(got.phonemes, 0.1)
    t.near(got.words, 0.5)
  },
  'errorRate: by the nearest way, wherever it stands': async (impl, t) => {
    const ways = [[1, 2, 3, 4], [9, 9], [1, 2, 7]] // prettier-ignore
    t.near((await impl.errorRate([[1, 2, 7]], [ways])).phonemes, 0)
    t.near((await impl.errorRate([[1, 2, 7]], [[...ways].reverse()])).phonemes, 0)
    t.near((await impl.errorRate([[1, 2, 8, 9, 7]], [ways])).phonemes, 2 / 3)
    t.equal((await impl.errorRate([[9]], [ways])).words, 1)
  },
  'errorRate: of equally near ways the first': async (impl, t) => {
    t.near((await impl.errorRate([[1, 2]], [[[1, 2, 3, 4], [8, 9]]])).phonemes, 2 / 4) // prettier-ignore
    t.near((await impl.errorRate([[1, 2]], [[[8, 9], [1, 2, 3, 4]]])).phonemes, 2 / 2) // prettier-ignore
  },
  'errorRate: the nearest by steps, not by the share': async (impl, t) => {
    // Two steps of six, or one step of two.
    t.near((await impl.errorRate([[1, 2, 3]], [[[1, 2, 3, 4, 5, 6], [1, 2]]])).phonemes, 1 / 2) // prettier-ignore
  },
  'errorRate: nothing was said; too much was': async (impl, t) => {
    t.equal(await impl.errorRate([[]], [[[1, 2, 3]]]), { phonemes: 1, words: 1 })
    t.equal(await impl.errorRate([[1, 1, 1, 1]], [[[1]]]), { phonemes: 3, words: 1 })
    t.equal(await impl.errorRate([[4, 5], [6]], [[[4, 5]], [[6]]]), { phonemes: 0, words: 0 }) // prettier-ignore
  },
  'errorRate: two thousand words': async (impl, t) => {
    const said = Array.from({ length: 2000 }, (_, i) => [i % 7, 1, 2, 3, i % 5])
    const ways = said.map((one, i) => [[8, 8, 8, 8, 8, 8], i % 4 === 0 ? [...one, 9] : one])
    const got = await impl.errorRate(said, ways)
    t.near([got.phonemes, got.words], [500 / (500 * 6 + 1500 * 5), 0.25])
  },
}
