import {
  bceWithLogits,
  full,
  grad,
  logCoshLoss,
  ones,
  tensor,
  where,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const float64 = (values: number[] | number[][]): Tensor =>
  tensor(values, { dtype: 'float64' })

describe('sums', () => {
  test('ten million float32 ones add up to ten million', () => {
    const x = ones([10_000_000])
    expect(x.sum().item()).toBe(10_000_000)
    expect(x.mul(0.1).sum().item()).toBeCloseTo(10_000_000 * Math.fround(0.1), -1)
    expect(x.mean().item()).toBe(1)
  })

  test('a small number among large ones is not lost on the way', () => {
    expect(
      tensor([2 ** 24, 1, 1, -(2 ** 24)])
        .sum()
        .item(),
    ).toBe(2)
  })

  test('the variance of numbers far from 0 is right', () => {
    expect(
      float64([1e9, 1e9 + 1, 1e9 + 2])
        .var()
        .item(),
    ).toBe(1)
  })

  test('of nothing: sum 0, mean and variance NaN, a product with nothing 0', () => {
    expect([
      zeros([0]).sum().item(),
      zeros([0]).mean().item(),
      zeros([0]).var().item(),
    ]).toEqual([0, NaN, NaN])
    expect([ones([1]).var().item(), ones([1]).var(0, { correction: 0 }).item()]).toEqual([
      NaN,
      0,
    ])
    expect(zeros([2, 0]).sum(1).toArray()).toEqual([0, 0])
    expect(
      zeros([2, 0])
        .matmul(zeros([0, 2]))
        .toArray(),
    ).toEqual([
      [0, 0],
      [0, 0],
    ])
  })
})

describe('exponentials of large numbers', () => {
  test.each([['float32' as const], ['float64' as const]])(
    'softmax and its logarithm stay finite, %s',
    (dtype) => {
      const x = tensor(
        [
          [1e4, 0, -1e4],
          [1e4, 1e4, 1e4],
        ],
        { dtype },
      )
      const third = dtype === 'float32' ? Math.fround(1 / 3) : 1 / 3
      expect(x.softmax().toArray()).toEqual([
        [1, 0, 0],
        [third, third, third],
      ])
      expect(x.logSoftmax().slice(0, 0, 1).toArray()).toEqual([[0, -1e4, -2e4]])
      expect(x.logSumExp(1).data()[0]).toBe(1e4)
      expect(x.logSumExp(1).data()[1]).toBeCloseTo(
        1e4 + Math.log(3),
        dtype === 'float32' ? 2 : 8,
      )
      expect(x.neg().logSumExp().item()).toBeCloseTo(1e4, dtype === 'float32' ? 2 : 8)
    },
  )

  test('−∞ stands for what cannot happen', () => {
    expect(tensor([-Infinity, 0]).softmax().toArray()).toEqual([0, 1])
    expect(tensor([-Infinity, 0]).logSumExp().item()).toBe(0)
    expect(tensor([-Infinity, -Infinity]).logSumExp().item()).toBe(-Infinity)
    expect(tensor([0, Infinity]).logSumExp().item()).toBe(Infinity)
    // There is no distribution over nothing that can happen, and NaN says so.
    expect(tensor([-Infinity, -Infinity]).softmax().toArray()).toEqual([NaN, NaN])
    const x = float64([-Infinity, 1, 1])
    x.requiresGrad = true
    x.logSumExp().backward()
    expect(x.grad?.toArray()).toEqual([0, 0.5, 0.5])
  })

  test('sigmoid and softplus far out', () => {
    const x = float64([-1000, -40, 0, 40, 1000])
    expect(x.sigmoid().toArray()).toEqual([0, 1 / (1 + Math.exp(40)), 0.5, 1, 1])
    expect(x.softplus().toArray()).toEqual([0, Math.exp(-40), Math.LN2, 40, 1000])
    expect(x.tanh().toArray()).toEqual([-1, -1, 0, 1, 1])
    expect(tensor([-1e30, 1e30, -Infinity, Infinity]).sigmoid().toArray()).toEqual([
      0, 1, 0, 1,
    ])
    expect(tensor([-1e30, 1e10]).gelu().toArray()).toEqual([-0, 1e10])
  })

  test('log-cosh of a large distance is the distance less ln 2', () => {
    const loss = (d: number): number => logCoshLoss(float64([d]), float64([0])).item()
    expect([loss(1e6), loss(-1e6)]).toEqual([1e6 - Math.LN2, 1e6 - Math.LN2])
    expect(loss(1e-4)).toBeCloseTo(0.5e-8, 12)
    expect(bceWithLogits(float64([1e4]), float64([0])).item()).toBe(1e4)
  })
})

describe('NaN and infinity', () => {
  test('max, min and their places give the NaN away', () => {
    for (const place of [0, 1, 2]) {
      const x = tensor([1, 2, 3].map((value, i) => (i === place ? NaN : value)))
      expect([x.max().item(), x.min().item()]).toEqual([NaN, NaN])
      expect([x.argmax().item(), x.argmin().item()]).toEqual([place, place])
    }
    expect(tensor([1, NaN]).maximum(2).toArray()).toEqual([2, NaN])
    expect(tensor([1, NaN]).clamp(0, 1).toArray()).toEqual([1, NaN])
    expect(tensor([NaN, -1]).relu().toArray()).toEqual([NaN, 0])
  })

  test('the largest of −∞ is −∞, at the first place', () => {
    const x = full([3], -Infinity)
    expect([
      x.max().item(),
      x.argmax().item(),
      x.min().item(),
      x.neg().argmin().item(),
    ]).toEqual([-Infinity, 0, -Infinity, 0])
  })

  test('are the reader’s to see', () => {
    expect(tensor([0, -1]).log().toArray()).toEqual([-Infinity, NaN])
    expect(tensor([1, -1, 0]).div(0).toArray()).toEqual([Infinity, -Infinity, NaN])
    expect(tensor([100]).exp().item()).toBe(Infinity)
    expect(tensor([NaN]).equal(NaN).item()).toBe(0)
  })
})

test('the branch that where did not take can still spoil the gradient', () => {
  const gradient = (fn: (x: Tensor) => Tensor): unknown => {
    const x = float64([0, 4])
    x.requiresGrad = true
    return grad(fn(x).sum(), [x])[0].toArray()
  }
  // √ is steep beyond measure at 0, and 0 · ∞ is NaN: the classic trap. Choose before the square root instead.
  expect(gradient((x) => where(x.greater(0), x.sqrt(), 0))).toEqual([NaN, 0.25])
  expect(gradient((x) => where(x.greater(0), x, 1).sqrt())).toEqual([0, 0.25])
})
