import { describe, expect, test } from 'vitest'
import { gradientCheck, nn, noGrad, ones, Random, randn, zeros, type Tensor } from 'chalkgrad' // prettier-ignore

const float64 = { dtype: 'float64' } as const
const draw = (shape: number[], seed: number): Tensor =>
  randn(shape, new Random(seed), float64)
const apart = (a: Tensor, b: Tensor): number => noGrad(() => a.sub(b).abs().max().item())

describe('SinusoidalPositions', () => {
  test('are sine and cosine of the place, pair by pair more slowly', () => {
    const places = new nn.SinusoidalPositions(4).forward(zeros([3, 4], float64)).data()
    const wanted = [0, 1, 2].flatMap((t) => [Math.sin(t), Math.cos(t), Math.sin(t / 100), Math.cos(t / 100)]) // prettier-ignore
    places.forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 14))
  })

  test('are added, to every sequence the same, and go on where it was', () => {
    const positions = new nn.SinusoidalPositions(6)
    const x = draw([2, 5, 6], 1)
    const y = positions.forward(x)
    expect(apart(y.sub(x).select(0, 0), y.sub(x).select(0, 1))).toBeLessThan(1e-14)
    expect(apart(positions.forward(x.slice(1, 3), 3), y.slice(1, 3))).toBe(0)
    expect(positions.namedParameters()).toEqual([])
    expect(positions.forward(zeros([1, 6])).dtype).toBe('float32')
  })

  test('a step further is a rotation, the same from every place', () => {
    const table = new nn.SinusoidalPositions(2, { base: 50 }).forward(zeros([9, 2], float64)) // prettier-ignore
    const products = table.matmul(table.transpose())
    for (const place of [0, 3, 6])
      expect(products.select(0, place).select(0, place + 2).item()).toBeCloseTo(Math.cos(2), 12) // prettier-ignore
  })
})

describe('LearnedPositions', () => {
  test('are rows that learn what their place says, and end', () => {
    const positions = new nn.LearnedPositions(4, 2, new Random(1), float64)
    const x = draw([3, 2, 2], 2)
    expect(apart(positions.forward(x, 1).sub(x).select(0, 2), positions.weight.slice(0, 1, 3))).toBeLessThan(1e-14) // prettier-ignore
    positions.forward(x, 1).sum().backward()
    expect(positions.weight.grad?.toArray()).toEqual([[0, 0], [3, 3], [3, 3], [0, 0]]) // prettier-ignore
    expect(() => positions.forward(x, 3)).toThrow(/there are 4 places, .* begins at place 3 goes to 5/) // prettier-ignore
  })
})

describe('RotaryPositions', () => {
  const rotary = new nn.RotaryPositions(4)

  test('by hand: features i and i + width / 2 are turned by the place / 10000^(i / pairs)', () => {
    const y = rotary
      .forward(ones([3, 4], float64), 5)
      .select(0, 2)
      .data()
    const [a, b] = [7, 7 / 100]
    const wanted = [Math.cos(a) - Math.sin(a), Math.cos(b) - Math.sin(b), Math.cos(a) + Math.sin(a), Math.cos(b) + Math.sin(b)] // prettier-ignore
    y.forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 12))
  })

  test('products depend on how far apart two words stand, and not on where', () => {
    const [q, k] = [draw([1, 4], 1), draw([1, 4], 2)]
    const product = (i: number, j: number): number =>
      rotary.forward(q, i).mul(rotary.forward(k, j)).sum().item()
    expect(product(9, 4)).toBeCloseTo(product(105, 100), 10)
    expect(Math.abs(product(9, 4) - product(9, 5))).toBeGreaterThan(0.01)
  })

  test('turn, and change no length; the gradient is numeric', () => {
    const x = draw([2, 3, 4], 3)
    expect(apart(rotary.forward(x).norm(-1), x.norm(-1))).toBeLessThan(1e-12)
    expect(() => gradientCheck((x) => rotary.forward(x, 2), [x])).not.toThrow()
  })
})

test('what cannot be is refused', () => {
  expect(() => new nn.SinusoidalPositions(5)).toThrow(/width must be even, .* got 5/)
  expect(() => new nn.RotaryPositions(4, { base: 1 })).toThrow(/base must be above 1/)
  expect(() => new nn.RotaryPositions(4).forward(ones([3, 6]))).toThrow(/x must be \(…, time, 4\), got \(3, 6\)/) // prettier-ignore
  expect(() => new nn.SinusoidalPositions(4).forward(ones([3, 4]), -1)).toThrow(/whole number ≥ 0, got -1/) // prettier-ignore
})
