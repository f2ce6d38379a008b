import {
  crossEntropy,
  editDistance,
  grad,
  nn,
  Random,
  randn,
  tensor,
  where,
} from 'chalkgrad'
import { loadPronunciations } from 'chalkgrad/node'
import { describe, expect, test } from 'vitest'
import { soundNames } from './spelling.ts'

const float64 = { dtype: 'float64' } as const

describe('the first numbers', () => {
  test('colonel, said by its letters, is three changes of five sounds away', () => {
    const right = 'K ER N AH L'.split(' ')
    expect(editDistance('K AH L AH N AH L'.split(' '), right)).toBe(3)
    expect(right).toHaveLength(5)
  })

  test('the words of the text are spoken so', () => {
    const dictionary = new Map(loadPronunciations().map(({ word, ways }) => [word, ways]))
    const said = {
      colonel: 'K ER N AH L',
      cat: 'K AE T',
      ship: 'SH IH P',
      knight: 'N AY T',
      box: 'B AA K S',
    }
    for (const [word, way] of Object.entries(said))
      expect(dictionary.get(word)?.map((one) => one.join(' '))).toContain(way)
    expect(dictionary.size).toBe(116_506)
    for (const word of ['walk', 'walks', 'walked', 'walking', 'walker'])
      expect(dictionary.has(word)).toBe(true)
    expect(dictionary.get('either')?.length).toBeGreaterThan(1)
    const sounds = new Set([...dictionary.values()].flat(2))
    expect([...sounds].sort()).toEqual(soundNames)
  })

  test('the table of the edit distance: cats, said K AH T', () => {
    const [right, said] = ['K AE T S'.split(' '), 'K AH T'.split(' ')]
    const rows = [0, 1, 2, 3].map((i) =>
      [0, 1, 2, 3, 4].map((j) => editDistance(said.slice(0, i), right.slice(0, j))),
    )
    expect(rows).toEqual([
      [0, 1, 2, 3, 4],
      [1, 0, 1, 2, 3],
      [2, 1, 1, 2, 3],
      [3, 2, 2, 1, 2],
    ])
  })

  test('cat: the product of its steps, and the cross-entropy', () => {
    const steps = [0.8, 0.6, 0.9, 0.7]
    expect(steps.reduce((product, p) => product * p)).toBeCloseTo(0.302, 3)
    // Two classes, the right one with that probability.
    const logits = tensor(
      steps.map((p) => [Math.log(p), Math.log(1 - p)]),
      float64,
    )
    const mean = crossEntropy(logits, tensor([0, 0, 0, 0], { dtype: 'int32' })).item()
    expect(mean).toBeCloseTo(0.299, 3)
    expect(4 * mean).toBeCloseTo(1.196, 3)
    expect(4 * mean).toBeCloseTo(-Math.log(0.8 * 0.6 * 0.9 * 0.7), 12)
  })

  test('twenty letters are 94 bits', () => {
    expect(20 * Math.log2(26)).toBeCloseTo(94, 0)
  })
})

describe('looking back', () => {
  test('a score’s gradient is its weight times how far its value is above the mean', () => {
    const random = new Random(1)
    const make = (shape: number[]) => {
      const x = randn(shape, random, float64)
      x.requiresGrad = true
      return x
    }
    const [query, keys, values] = [make([1, 1, 3]), make([1, 4, 3]), make([1, 4, 2])]
    const g = randn([2], random, float64)
    const attention = new nn.DotProductAttention()
    const { context, weights } = attention.forward(query, keys, { values })
    const [dQuery, dKeys, dValues] = grad(context.mul(g).sum(), [query, keys, values])
    const above = values.sub(context).mul(g).sum(2) // (1, 4): g · (v − c)
    const scores = weights.reshape([1, 4]).mul(above)
    expect(scores.sum().item()).toBeCloseTo(0, 12)
    const near = (a: typeof query, b: typeof query) =>
      expect(a.sub(b).abs().max().item()).toBeLessThan(1e-12)
    near(dQuery, scores.unsqueeze(1).matmul(keys))
    near(dKeys, scores.unsqueeze(2).mul(query))
    near(dValues, weights.transpose().mul(g))
  })

  test('the example of the text', () => {
    const weights = tensor([1, 2, 3], float64).softmax()
    const shares = [...weights.data()]
    expect(shares.map((share) => share.toFixed(3))).toEqual(['0.090', '0.245', '0.665'])
    const mean = weights
      .mul(tensor([10, 20, 30], float64))
      .sum()
      .item()
    expect(mean).toBeCloseTo(25.75, 2)
    expect([10, 20, 30].map((value, i) => (shares[i] * (value - mean)).toFixed(3))).toEqual(
      ['-1.418', '-1.408', '2.826'],
    )
  })

  test('padding of score 0 takes a sixth of the look', () => {
    const scores = tensor([2, 1, 0, 0], float64)
    expect(scores.exp().sum().item()).toBeCloseTo(12.11, 2)
    const weights = scores.softmax()
    expect(weights.slice(0, 2).sum().item()).toBeCloseTo(0.165, 3)
    expect(
      where(tensor([1, 1, 0, 0]), weights, 0)
        .sum()
        .item(),
    ).toBeCloseTo(0.835, 3)
  })
})
