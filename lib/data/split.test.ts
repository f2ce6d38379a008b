import {
  ArgumentError,
  Random,
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
