import { Random, randomSplit } from 'chalkgrad'
import { loadPronunciations } from 'chalkgrad/node'
import { expect, test } from 'vitest'
import { split } from './dictionary.ts'
import { families } from './families.ts'

const endings = ['s', 'es', 'd', 'ed', 'r', 'er', 'ers', 'ing', 'ings', 'ly', 'st', 'est']

/** The other way round: words of which this one may be an inflection, by taking an ending away. */
function bases(word: string): string[] {
  return endings
    .filter((ending) => word.endsWith(ending) && word.length > ending.length)
    .flatMap((ending) => {
      const stem = word.slice(0, -ending.length)
      const found = [stem, `${stem}e`]
      if (stem.endsWith('i')) found.push(`${stem.slice(0, -1)}y`)
      const [before, vowel, last, again] = [...stem.slice(-4)]
      const doubled = last !== undefined && last === again && !'aeiouwxy'.includes(last)
      if (doubled && 'aeiou'.includes(vowel) && !'aeiou'.includes(before))
        found.push(stem.slice(0, -1))
      return found
    })
}

test('of the whole dictionary, no inflection of a test word is learned from', () => {
  const dictionary = loadPronunciations()
  for (const seed of [1, 2]) {
    const [train, test] = split(dictionary, [0.9, 0.1], new Random(seed))
    expect(train.length + test.length).toBe(dictionary.length)
    expect(Math.abs(test.length - dictionary.length / 10)).toBeLessThan(100)
    const [learned, asked] = [train, test].map(
      (part) => new Set(part.map(({ word }) => word)),
    )
    const twins = [
      ...[...asked].flatMap((word) => bases(word).filter((base) => learned.has(base))),
      ...[...learned].flatMap((word) => bases(word).filter((base) => asked.has(base))),
    ]
    expect(twins).toEqual([])
  }
})

test('divided by chance, two words in five of those asked have a twin; the largest family has 158', () => {
  const groups = families(loadPronunciations().map(({ word }) => word))
  const sizes = new Map<number, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  expect(Math.max(...sizes.values())).toBe(158)
  const [learned, asked] = randomSplit(groups.length, [0.9, 0.1], new Random(1))
  const known = new Set(learned.map((i) => groups[i]))
  const twins = asked.filter((i) => known.has(groups[i])).length
  expect(twins / asked.length).toBeCloseTo(0.4, 2)
})
