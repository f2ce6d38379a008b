import { Random, randomSplit } from 'chalkgrad'
import { loadPronunciations } from 'chalkgrad/node'
import { expect, test } from 'vitest'
import { families } from './families.ts'

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
