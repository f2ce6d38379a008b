import { arange, ArgumentError, Batches, Random, tensor } from 'chalkgrad'
import { describe, expect, test } from 'vitest'
import { drawWeighted } from './weighted.ts'

const x = arange(0, 10).unsqueeze(1)
const y = tensor([0, 0, 0, 0, 0, 0, 0, 0, 1, 1], { dtype: 'int32' })
const perClass = [...y.data()].map((label) => (label === 1 ? 1 / 2 : 1 / 8))

test('samples come in proportion to their weights, and those of weight 0 never', () => {
  const weights = [0, 1, 0, 3, 0]
  const counts = [0, 0, 0, 0, 0]
  const random = new Random(1)
  for (let i = 0; i < 2000; i++)
    for (const place of drawWeighted(weights, random)) counts[place]++
  expect([counts[0], counts[2], counts[4]]).toEqual([0, 0, 0])
  expect(counts[3] / counts[1]).toBeCloseTo(3, 0)
  expect(Math.abs(counts[3] / 10000 - 0.75)).toBeLessThan(0.015)
})

describe('Batches with weights', () => {
  test('show a rare class as often as a frequent one', () => {
    const batches = new Batches(x, y, {
      batchSize: 4,
      shuffle: new Random(1),
      weights: perClass,
    })
    let rare = 0
    for (let pass = 0; pass < 500; pass++)
      for (const batch of batches) rare += batch.y.sum().item()
    expect(Math.abs(rare / 5000 - 0.5)).toBeLessThan(0.03)
  })

  test('have as many samples a pass as before, and the same ones for the same seed', () => {
    const pass = () =>
      [...new Batches(x, y, { batchSize: 4, shuffle: new Random(3), weights: perClass })]
        .length
    expect(pass()).toBe(3)
    const read = (): number[] => {
      const all: number[] = []
      for (const batch of new Batches(x, y, {
        batchSize: 4,
        shuffle: new Random(3),
        weights: perClass,
      }))
        all.push(...batch.x.data())
      return all
    }
    expect(read()).toHaveLength(10)
    expect(read()).toEqual(read())
  })

  test.each<[unknown, RegExp]>([
    [{ weights: perClass }, /weights are drawn by chance: give the generator as shuffle/],
    [
      { shuffle: new Random(1), weights: [1, 2] },
      /a weight for each of the 10 samples.*got 2/,
    ],
    [{ shuffle: new Random(1), weights: perClass.map(() => 0) }, /one of them above 0/],
    [{ shuffle: new Random(1), weights: perClass.map(() => NaN) }, /weight 0 is NaN/],
    [
      { shuffle: new Random(1), weights: perClass.map((w, i) => (i === 3 ? -w : w)) },
      /weight 3 is -0.125/,
    ],
    [{ shuffle: new Random(1), weights: 'all' }, /weights must be a list/],
  ])('%o is refused', (options, message) => {
    const make = () => new Batches(x, y, { batchSize: 4, ...(options as object) })
    expect(make).toThrow(ArgumentError)
    expect(make).toThrow(message)
  })
})
