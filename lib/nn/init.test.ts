import { ArgumentError, eye, Random, nn, randn, ShapeError, type Tensor } from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const variance = (w: Tensor) => w.var().item()
const largest = (w: Tensor) => w.abs().max().item()

describe('the variance of first weights (out 300, in 200)', () => {
  const shape = [300, 200]
  test.each([
    ['xavierNormal', nn.init.xavierNormal, 2 / 500],
    ['xavierUniform', nn.init.xavierUniform, 2 / 500],
    ['heNormal', nn.init.heNormal, 2 / 200],
    ['heUniform', nn.init.heUniform, 2 / 200],
  ])('%s', (_, init, wanted) => {
    const w = init(shape, new Random(1))
    expect(w.shape).toEqual(shape)
    expect(Math.abs(variance(w) / wanted - 1)).toBeLessThan(0.03)
    expect(Math.abs(w.mean().item())).toBeLessThan(0.002)
  })

  test('uniform weights stay inside their limit', () => {
    expect(largest(nn.init.xavierUniform(shape, new Random(1)))).toBeLessThanOrEqual(
      Math.sqrt(6 / 500),
    )
    expect(largest(nn.init.heUniform(shape, new Random(1)))).toBeLessThanOrEqual(
      Math.sqrt(6 / 200),
    )
    expect(largest(nn.init.uniform(shape, 0.25, new Random(1)))).toBeGreaterThan(0.249)
  })
})

test('the axes after the second multiply what comes in', () => {
  const kernels = nn.init.heNormal([64, 8, 5, 5], new Random(1))
  expect(Math.abs(variance(kernels) / (2 / (8 * 25)) - 1)).toBeLessThan(0.05)
})

test('a vector has no fan-in', () => {
  expect(() => nn.init.heNormal([3], new Random(1))).toThrow(ArgumentError)
})

describe('orthogonal', () => {
  test.each([[[4, 9]], [[9, 4]], [[5, 5]], [[3, 2, 2]], [[1, 1]]])(
    '%o: rows or columns at right angles',
    (shape) => {
      const w = nn.init.orthogonal(shape, new Random(1), 2).flatten(1)
      const small = w.shape[0] <= w.shape[1] ? w : w.transpose()
      const products = small.matmul(small.transpose())
      expect(products.sub(eye(products.shape[0]).mul(4)).abs().max().item()).toBeLessThan(
        2e-6,
      )
    },
  )

  test('ten layers keep the length of a signal', () => {
    const random = new Random(2)
    let x = randn([64], random)
    const before = x.norm().item()
    for (let layer = 0; layer < 10; layer++)
      x = nn.init.orthogonal([64, 64], random).matmul(x)
    expect(x.norm().item() / before).toBeCloseTo(1, 4)
  })

  test('initializes a layer', () => {
    const { weight } = new nn.Linear(3, 2, new Random(1), { init: nn.init.orthogonal })
    expect(weight.norm(1).sub(1).abs().max().item()).toBeLessThan(1e-6)
  })

  test('refuses a vector, and no gain', () => {
    expect(() => nn.init.orthogonal([3], new Random(1))).toThrow(ShapeError)
    expect(() => nn.init.orthogonal([3, 3], new Random(1), 0)).toThrow(ArgumentError)
    expect(() => nn.init.orthogonal(3 as never, new Random(1))).toThrow(
      /orthogonal: a shape is a list/,
    )
    expect(() => nn.init.orthogonal([3, 3], 1 as never)).toThrow(
      /generator of random numbers/,
    )
  })
})

describe('truncatedNormal', () => {
  test('has no number beyond two deviations, and the deviation that is left', () => {
    const w = nn.init.truncatedNormal([200, 300], 0.1, new Random(1))
    expect(largest(w)).toBeLessThanOrEqual(0.2)
    expect(largest(w)).toBeGreaterThan(0.199)
    // The standard deviation of a normal cut off at two of it.
    expect(w.std().item() / 0.1).toBeCloseTo(0.8796, 2)
    expect(Math.abs(w.mean().item())).toBeLessThan(0.002)
  })

  test('refuses a deviation of 0, and no generator', () => {
    expect(() => nn.init.truncatedNormal([2], 0, new Random(1))).toThrow(ArgumentError)
    expect(() => nn.init.truncatedNormal([2], 1, 1 as never)).toThrow(
      /truncatedNormal: .*generator/,
    )
  })
})
