import { ArgumentError, Random, nn, type Tensor } from 'chalkgrad'
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
