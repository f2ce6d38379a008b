import { ArgumentError, batchStream, Random, shuffleStream } from 'chalkgrad'
import { describe, expect, test } from 'vitest'

function* count(n: number): Iterable<number> {
  for (let i = 0; i < n; i++) yield i
}

describe('the reservoir', () => {
  test('keeps every sample once, in an order that the seed decides', () => {
    const order = [...shuffleStream(count(100), 10, new Random(1))]
    expect([...order].sort((a, b) => a - b)).toEqual([...count(100)])
    expect(order).toEqual([...shuffleStream(count(100), 10, new Random(1))])
    expect(order).not.toEqual([...shuffleStream(count(100), 10, new Random(2))])
    const inOrder = order.filter((sample, i) => i > 0 && sample === order[i - 1] + 1).length
    expect(inOrder).toBeLessThan(30) // every place of the reservoir is drawn from, not one alone
  })

  test('never holds more than its capacity: a sample moves forward by at most that', () => {
    let read = 0
    const source = (function* () {
      for (; read < 1000;) yield read++
    })()
    let given = 0
    let forward = 0
    for (const sample of shuffleStream(source, 20, new Random(5))) {
      expect(read - given).toBeLessThanOrEqual(21)
      forward = Math.max(forward, sample - given)
      given++
    }
    expect(forward).toBeLessThanOrEqual(20)
    expect(forward).toBeGreaterThan(5)
  })

  test('a reservoir as large as the stream shuffles evenly', () => {
    const random = new Random(7)
    const firsts = [0, 0, 0, 0]
    for (let round = 0; round < 4000; round++)
      firsts[[...shuffleStream(count(4), 4, random)][0]]++
    for (const times of firsts) expect(Math.abs(times - 1000)).toBeLessThan(130) // almost 5 standard deviations
  })

  test('of size one changes nothing', () => {
    expect([...shuffleStream(count(5), 1, new Random(1))]).toEqual([0, 1, 2, 3, 4])
    expect(() => [...shuffleStream(count(5), 0, new Random(1))]).toThrow(ArgumentError)
  })
})

test('a stream comes in batches, the last one smaller or left out', () => {
  expect([...batchStream(count(5), 2)]).toEqual([[0, 1], [2, 3], [4]])
  expect([...batchStream(count(5), 2, { dropLast: true })]).toEqual([
    [0, 1],
    [2, 3],
  ])
  expect([...batchStream(count(4), 2)]).toEqual([
    [0, 1],
    [2, 3],
  ])
  expect(() => [...batchStream(count(5), 0)]).toThrow(
    /batchSize must be a whole number ≥ 1, got 0/,
  )
})

test('an option that is misspelled is refused, not left out', () => {
  const misspelled = { droplast: true } as object
  expect(() => [...batchStream(count(3), 2, misspelled)]).toThrow(
    /batchStream: there is no option 'droplast'\. Did you mean dropLast\?/,
  )
})
