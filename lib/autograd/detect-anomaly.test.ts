import {
  ArgumentError,
  ChalkgradError,
  concat,
  detectAnomaly,
  full,
  ones,
  scope,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { watchesFinite } from 'chalkgrad/autograd/detect-anomaly'
import { describe, expect, test } from 'vitest'

const x = (values: number[]): Tensor => tensor(values, { requiresGrad: true })

describe('names the operation that first makes a number that is not finite', () => {
  test.each<[string, () => void, RegExp]>([
    [
      'forward',
      () => x([1, 0]).log().exp(),
      /^'log' made -Infinity at element 1 of its result \(2\)/,
    ],
    ['forward, NaN', () => x([4, -4]).sqrt(), /^'sqrt' made NaN at element 1/],
    ['without a graph', () => tensor([1]).div(0), /^'div' made Infinity/],
    [
      'backward',
      () => x([0]).sqrt().sum().backward(),
      /^'div' in the gradient of 'sqrt' made Infinity/,
    ],
    [
      'far back',
      () => x([0, 1]).abs().sqrt().mul(2).sum().backward(),
      /in the gradient of 'sqrt'/,
    ],
    ['a view of it', () => x([1e30, 1]).square().slice(0, 1), /^'square' made Infinity/],
  ])('%s', (_, run, message) => {
    expect(() => detectAnomaly(run)).toThrow(ChalkgradError)
    expect(() => detectAnomaly(run)).toThrow(message)
    expect(watchesFinite()).toBe(false)
  })
})

test('without it the number goes on', () => {
  const a = x([0])
  a.sqrt().sum().backward()
  expect(a.grad?.item()).toBe(Infinity)
})

test('an async function, which would go on unwatched, is refused', () => {
  expect(() => detectAnomaly(async () => 1)).toThrow(ArgumentError)
  expect(() => detectAnomaly(async () => 1)).toThrow('detectAnomaly: the function is async')
  expect(watchesFinite()).toBe(false)
})

test('what is finite passes, and the result is handed out', () => {
  expect(detectAnomaly(() => x([1, 2]).log().sum().item())).toBeCloseTo(Math.log(2))
})

test('old numbers in memory that is still to be written are not looked at', () => {
  const dirty = (size: number): void => scope(() => void full([size], NaN))
  dirty(40)
  expect(
    detectAnomaly(() =>
      concat([ones([20]), ones([20])])
        .sum()
        .item(),
    ),
  ).toBe(40)
  dirty(2 * 3 * 4 * 5)
  expect(
    detectAnomaly(() =>
      ones([2, 3, 4, 2])
        .matmul(ones([2, 3, 2, 5]))
        .sum()
        .item(),
    ),
  ).toBe(240)
  dirty(24)
  expect(
    detectAnomaly(() =>
      ones([2, 3, 4])
        .transpose()
        .contiguous()
        .pad([[0, 0]])
        .sum()
        .item(),
    ),
  ).toBe(24)
})
