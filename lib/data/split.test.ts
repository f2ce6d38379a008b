import {
  ArgumentError,
  Random,
  groupSplit,
  kFold,
  randomSplit,
  stratifiedSplit,
  tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const sorted = (indices: readonly number[]) => [...indices].sort((a, b) => a - b)
const first = (n: number) => Array.from({ length: n }, (_, i) => i)

describe('a random split', () => {
  test('puts every sample into exactly one part, of the asked size', () => {
    const parts = randomSplit(103, [0.7, 0.2, 0.1], new Random(1))
    expect(parts.map((part) => part.length)).toEqual([72, 21, 10])
    expect(sorted(parts.flat())).toEqual(first(103))
    expect(parts[0]).not.toEqual(sorted(parts[0]))
    expect(randomSplit(103, [0.7, 0.2, 0.1], new Random(1))).toEqual(parts)
  })

  test('refuses shares that do not add up', () => {
    expect(() => randomSplit(10, [0.8, 0.3], new Random(1))).toThrow(
      /add up to 1, got 0.8 \+ 0.3/,
    )
    expect(() => randomSplit(10, [1.5, -0.5], new Random(1))).toThrow(ArgumentError)
  })
})

test('a stratified split gives each part its share of a rare class', () => {
  const labels = first(200).map((i) => (i % 20 === 0 ? 1 : 0)) // 10 of 200
  const [train, test] = stratifiedSplit(labels, [0.8, 0.2], new Random(2))
  const rare = (part: readonly number[]) => part.filter((i) => labels[i] === 1).length
  expect([rare(train), rare(test), train.length, test.length]).toEqual([8, 2, 160, 40])
  expect(sorted([...train, ...test])).toEqual(first(200))
  expect(test.slice(0, 38).some((i) => labels[i] === 1)).toBe(true) // the classes are mixed
})

test('a stratified split takes 400,000 labels', () => {
  const labels = Int32Array.from({ length: 400_000 }, (_, i) => i % 3)
  const parts = stratifiedSplit(labels, [0.5, 0.5], new Random(1))
  expect(parts.map(({ length }) => length)).toEqual([200_000, 200_000])
})

test('labels that have no length are refused: a tensor would give empty parts', () => {
  const split = (labels: unknown) => () =>
    stratifiedSplit(labels as number[], [0.5, 0.5], new Random(1))
  expect(split(tensor([0, 1, 0, 1], { dtype: 'int32' }))).toThrow(
    'stratifiedSplit: labels must be a list of numbers, got a Tensor: write labels.data()',
  )
  expect(split({})).toThrow(ArgumentError)
})

describe('k folds', () => {
  test('validate every sample once, and never train on it in that run', () => {
    const folds = kFold(11, 3, new Random(4))
    expect(folds.map(({ validation }) => validation.length)).toEqual([4, 3, 4])
    expect(sorted(folds.flatMap(({ validation }) => validation))).toEqual(first(11))
    for (const { train, validation } of folds)
      expect(sorted([...train, ...validation])).toEqual(first(11))
  })

  test('need at least two folds and as many samples', () => {
    expect(() => kFold(10, 1, new Random(1))).toThrow(ArgumentError)
    expect(() => kFold(3, 4, new Random(1))).toThrow(
      /from 2 to the number of samples, 3, got 4/,
    )
  })
})

describe('a split of groups', () => {
  // Groups of one to six samples.
  const groups = Array.from({ length: 60 }, (_, g) =>
    new Array<number>(1 + (g % 6)).fill(g),
  ).flat()

  test('keeps each group in one part, loses nothing, and has nearly the sizes', () => {
    const parts = groupSplit(groups, [0.7, 0.2, 0.1], new Random(1))
    const all = parts.flat()
    expect([...all].sort((a, b) => a - b)).toEqual(groups.map((_, i) => i))
    const homes = groups.map((_, i) => parts.findIndex((part) => part.includes(i)))
    for (const [i, group] of groups.entries())
      expect(homes[i]).toBe(homes[groups.indexOf(group)])
    for (const [part, share] of [0.7, 0.2, 0.1].entries())
      expect(Math.abs(parts[part].length - share * groups.length)).toBeLessThan(6)
  })

  test('is drawn by the seed, and takes names as well as numbers', () => {
    const named = groups.map((group) => `family ${group}`)
    const split = (seed: number) => groupSplit(groups, [0.5, 0.5], new Random(seed))
    expect(groupSplit(named, [0.5, 0.5], new Random(1))).toEqual(split(1))
    expect(split(2)).not.toEqual(split(1))
  })

  test('refuses a part that would be empty, and a group without a name', () => {
    expect(() => groupSplit(['a', 'a', 'a'], [0.5, 0.5], new Random(1))).toThrow(
      /groupSplit: 1 groups of 3 samples/,
    )
    for (const wrong of [null, NaN, undefined, {}])
      expect(() => groupSplit(['a', wrong as never], [0.5, 0.5], new Random(1))).toThrow(
        ArgumentError,
      )
  })
})
