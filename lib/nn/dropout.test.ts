import { ArgumentError, Random, nn, ones, tensor } from 'chalkgrad'
import { describe, expect, test } from 'vitest'

describe('dropout', () => {
  test('zeroes the share p and scales the rest, so that the mean stays', () => {
    const y = new nn.Dropout(0.25, new Random(1)).forward(ones([200, 200]))
    const kept = [...y.data()].filter((value) => value !== 0)
    for (const value of kept.slice(0, 100)) expect(value).toBeCloseTo(1 / 0.75, 6)
    expect(Math.abs(kept.length / 40_000 - 0.75)).toBeLessThan(0.01) // 4.6 standard deviations
    expect(Math.abs(y.mean().item() - 1)).toBeLessThan(0.015)
  })

  test('draws a new mask in every pass, the same for the same seed', () => {
    const [a, b] = [new nn.Dropout(0.5, new Random(1)), new nn.Dropout(0.5, new Random(1))]
    const first = a.forward(ones([50])).toArray()
    expect(a.forward(ones([50])).toArray()).not.toEqual(first)
    expect(b.forward(ones([50])).toArray()).toEqual(first)
  })

  test('does nothing in use, however deep it sits, and again drops in training', () => {
    const model = new nn.Sequential(new nn.Sequential(new nn.Dropout(0.5, new Random(1))))
    const x = ones([50])
    expect(model.eval().forward(x)).toBe(x)
    expect(model.train().forward(x).min().item()).toBe(0)
    expect(new nn.Dropout(0, new Random(1)).forward(x)).toBe(x)
  })

  test('a gradient goes only through what was kept', () => {
    const x = tensor(new Float64Array(20).fill(3), { requiresGrad: true })
    const y = new nn.Dropout(0.5, new Random(4)).forward(x)
    y.sum().backward()
    expect(y.dtype).toBe('float64')
    expect(x.grad?.toArray()).toEqual(y.div(3).toArray())
  })

  test('p outside [0, 1) is refused', () => {
    for (const p of [-0.1, 1, NaN])
      expect(() => new nn.Dropout(p, new Random(1))).toThrow(ArgumentError)
  })
})
