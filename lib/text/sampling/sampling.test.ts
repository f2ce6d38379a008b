import {
  ArgumentError,
  DtypeError,
  Random,
  sampling,
  ShapeError,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const { greedy, minP, repetitionPenalty, sample, temperature, topK, topP } = sampling
const logs = (...shares: number[]): Tensor =>
  tensor(shares.map(Math.log), { dtype: 'float64' })
const kept = (logits: Tensor): number[] =>
  [...logits.data()].flatMap((value, token) => (value > -Infinity ? [token] : []))
const int32 = (values: number[] | number[][]): Tensor => tensor(values, { dtype: 'int32' })

describe('changes of the logits, by hand', () => {
  test('temperature divides: 1/2 squares the probabilities', () => {
    expect(temperature(tensor([1, -2, 0]), 0.5).toArray()).toEqual([2, -4, 0])
    // 0.2, 0.8 → 0.04, 0.64, which are 1/17 and 16/17
    const [low, high] = temperature(logs(0.2, 0.8), 0.5).softmax().data()
    expect(low).toBeCloseTo(1 / 17, 12)
    expect(high).toBeCloseTo(16 / 17, 12)
  })

  test('top-k keeps k, of equal ones the lower; a k above the vocabulary keeps all', () => {
    expect(topK(tensor([1, 3, 2]), 2).toArray()).toEqual([-Infinity, 3, 2])
    expect(kept(topK(tensor([5, 1, 5, 5]), 2))).toEqual([0, 2])
    expect(kept(topK(tensor([1, 3, 2]), 99))).toEqual([0, 1, 2])
    expect(kept(topK(tensor([-Infinity, 3, -Infinity]), 2))).toEqual([1])
  })

  test('top-p keeps the fewest that have p together', () => {
    const logits = logs(0.15, 0.4, 0.05, 0.3, 0.1) // in order: 0.4, 0.7, 0.85, 0.95, 1
    expect(kept(topP(logits, 0.39))).toEqual([1])
    expect(kept(topP(logits, 0.41))).toEqual([1, 3])
    expect(kept(topP(logits, 0.84))).toEqual([0, 1, 3])
    expect(kept(topP(logits, 0.86))).toEqual([0, 1, 3, 4])
    expect(topP(logits, 1).toArray()).toEqual(logits.toArray())
    expect(kept(topP(logits, 1e-9))).toEqual([1])
    expect(kept(topP(tensor([0, 0, 0, 0]), 0.3))).toEqual([0, 1])
  })

  test('min-p keeps what has at least that share of the likeliest', () => {
    const logits = logs(0.5, 0.3, 0.16, 0.04)
    expect(kept(minP(logits, 0.61))).toEqual([0])
    expect(kept(minP(logits, 0.59))).toEqual([0, 1]) // 0.3 / 0.5 = 0.6
    expect(kept(minP(logits, 0.31))).toEqual([0, 1, 2]) // 0.16 / 0.5 = 0.32
    expect(kept(minP(logits, 1))).toEqual([0])
  })

  test('the repetition penalty divides once for each token that was seen, and never makes it likelier', () => {
    const logits = tensor([2.4, 2.4, -1, 0])
    const changed = repetitionPenalty(logits, int32([1, 1, 2]), 1.2).data()
    expect(changed[0]).toBe(logits.data()[0])
    expect(changed[1]).toBeCloseTo(2, 6) // 2.4 / 1.2
    expect(changed[2]).toBeCloseTo(-1.2, 6) // divided, it would be −0.83: likelier
    const rows = repetitionPenalty(tensor([[2, 2], [2, 2]]), int32([[0, 0], [1, 1]]), 2) // prettier-ignore
    expect(rows.toArray()).toEqual([[1, 2], [2, 1]]) // prettier-ignore
  })

  test('each row of a batch by itself, in its dtype, and the logits stay as they were', () => {
    const logits = tensor([[1, 2, 3], [3, 2, 1]]) // prettier-ignore
    const changed = topK(logits, 1)
    expect(changed.toArray()).toEqual([[-Infinity, -Infinity, 3], [3, -Infinity, -Infinity]]) // prettier-ignore
    expect([changed.dtype, logs(1).dtype, topK(logs(1), 1).dtype]).toEqual(['float32', 'float64', 'float64']) // prettier-ignore
    expect(logits.toArray()).toEqual([[1, 2, 3], [3, 2, 1]]) // prettier-ignore
  })
})

describe('drawing', () => {
  /** Σ (seen − expected)² / expected: below 16.27 in 999 of 1000 draws of four (three degrees of freedom). */
  const chiSquare = (tokens: Tensor, shares: number[]): number =>
    shares.reduce((sum, share, token) => {
      const expected = share * tokens.size
      const seen = tokens.data().filter((one) => one === token).length
      return sum + (seen - expected) ** 2 / expected
    }, 0)
  const many = (shares: number[]): Tensor => {
    const row = shares.map((share) => Math.log(share) + 3)
    return tensor(Array.from({ length: 20_000 }, () => row))
  }

  test('tokens come as often as their probabilities say', () => {
    const shares = [0.1, 0.2, 0.3, 0.4]
    const tokens = sample(many(shares), new Random(1))
    expect([tokens.shape, tokens.dtype]).toEqual([[20_000], 'int32'])
    expect(chiSquare(tokens, shares)).toBeLessThan(16.27)
    expect(chiSquare(tokens, [0.12, 0.2, 0.28, 0.4])).toBeGreaterThan(16.27)
  })

  test('with options, as often as what these leave', () => {
    const shares = [0.1, 0.2, 0.3, 0.4]
    // Without the first: 0.2, 0.3, 0.4, squared 4, 9, 16 of 29.
    const tokens = sample(many(shares), new Random(2), { temperature: 0.5, topK: 3 })
    expect(tokens.data().includes(0)).toBe(false)
    expect(chiSquare(tokens.sub(1), [4 / 29, 9 / 29, 16 / 29])).toBeLessThan(13.82) // two degrees of freedom
  })

  test('the options are the functions of their names, in the order that is told', () => {
    const logits = tensor([[2, 1.5, 1, 0.5, -1], [0, 0.1, 0.2, 0.3, 0.4]]) // prettier-ignore
    const seen = int32([[0], [4]])
    const byHand = minP(topP(topK(temperature(repetitionPenalty(logits, seen, 1.5), 0.7), 4), 0.9), 0.2) // prettier-ignore
    for (let seed = 0; seed < 50; seed++) {
      const tokens = sample(logits, new Random(seed), { repetitionPenalty: 1.5, seen, temperature: 0.7, topK: 4, topP: 0.9, minP: 0.2 }) // prettier-ignore
      expect(tokens.toArray()).toEqual(sample(byHand, new Random(seed)).toArray())
    }
  })

  test('one row gives one token; what is forbidden never comes; greedy takes the likeliest, the lower of two', () => {
    const random = new Random(3)
    const logits = tensor([-Infinity, 0, -Infinity])
    for (let i = 0; i < 100; i++) expect(sample(logits, random).item()).toBe(1)
    expect(greedy(tensor([1, 3, 3])).item()).toBe(1)
    expect(greedy(tensor([[0, 1], [1, 0]])).toArray()).toEqual([1, 0]) // prettier-ignore
  })
})

describe('refused, with the reason', () => {
  const logits = tensor([1, 2, 3])
  test.each<[string, () => unknown, RegExp]>([
    ['temperature 0', () => temperature(logits, 0), /divided by it.*greedy/],
    ['a negative temperature', () => temperature(logits, -1), /above 0/],
    ['k = 0', () => topK(logits, 0), /whole number from 1/],
    ['p = 0', () => topP(logits, 0), /above 0 and at most 1/],
    ['p above 1', () => minP(logits, 1.5), /above 0 and at most 1/],
    ['a penalty that rewards', () => repetitionPenalty(logits, int32([1]), 0.5), /from 1/],
    ['a token outside', () => repetitionPenalty(logits, int32([3]), 2), /no token 3, only 0 to 2/], // prettier-ignore
    ['a penalty without tokens', () => sample(logits, new Random(1), { repetitionPenalty: 2 }), /needs both/], // prettier-ignore
    ['all forbidden', () => greedy(tensor([-Infinity, -Infinity])), /no token is allowed/],
    ['NaN', () => sample(tensor([[1, 2], [NaN, 1]]), new Random(1)), /row 1 is NaN/], // prettier-ignore
    ['Infinity', () => topP(tensor([1, Infinity]), 0.5), /row 0 is Infinity/],
  ])('%s', (_, call, reason) => {
    expect(call).toThrow(ArgumentError)
    expect(call).toThrow(reason)
  })

  test('other shapes and dtypes', () => {
    expect(() => greedy(tensor([[[1, 2]]]))).toThrow(/take the last time/)
    expect(() => topK(tensor([]), 1)).toThrow(ShapeError)
    expect(() => topK(int32([1, 2]), 1)).toThrow(DtypeError)
    expect(() => repetitionPenalty(logits, tensor([1]), 2)).toThrow(DtypeError)
    expect(() => repetitionPenalty(logits, int32([[1]]), 2)).toThrow(ShapeError)
  })
})
