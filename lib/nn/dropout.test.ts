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

  test('what was dropped has the gradient 0, also where what comes back is infinite', () => {
    const slopes = (layer: nn.Module, shape: number[]) => {
      const x = ones(shape, { requiresGrad: true })
      const y = layer.forward(x)
      y.sqrt().sum().backward()
      expect(y.min().item()).toBe(0)
      return x.grad?.data() ?? []
    }
    const [half, some] = [new nn.Dropout(0.5, new Random(1)), new nn.Dropout2d(0.5, new Random(1))] // prettier-ignore
    for (const found of [slopes(half, [20]), slopes(some, [4, 5, 2, 2])])
      expect(new Set(found)).toEqual(new Set([0, Math.fround(Math.sqrt(0.5))]))
  })

  test('a number that was dropped is 0, also an infinite one', () => {
    const y = new nn.Dropout(0.5, new Random(1)).forward(
      tensor(new Float32Array(20).fill(Infinity)),
    )
    expect(new Set(y.data())).toEqual(new Set([0, Infinity]))
  })

  test('p outside [0, 1) is refused', () => {
    for (const p of [-0.1, 1, NaN])
      expect(() => new nn.Dropout(p, new Random(1))).toThrow(ArgumentError)
  })
})
