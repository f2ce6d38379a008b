import {
  ArgumentError,
  bceWithLogits,
  crossEntropy,
  gradientCheck,
  huberLoss,
  logCoshLoss,
  maeLoss,
  mseLoss,
  oneHot,
  smoothLabels,
  tensor,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const int = (labels: number[]) => tensor(labels, { dtype: 'int32' })

describe('log-cosh', () => {
  const at = (d: number, dtype: 'float32' | 'float64') =>
    logCoshLoss(tensor([d], { dtype }), tensor([0], { dtype })).item()

  test.each([1e-8, 1e-3, 0.05, 0.29999, 0.3, 0.30001, 1, 3])(
    'of %f is right to the last digits of its dtype',
    (d) => {
      const wanted = d < 0.01 ? (d * d) / 2 - d ** 4 / 12 : Math.log(Math.cosh(d))
      expect(Math.abs(at(d, 'float64') / wanted - 1)).toBeLessThan(2e-13)
      expect(Math.abs(at(-d, 'float32') / wanted - 1)).toBeLessThan(3e-6)
    },
  )

  test('is half the square of 3e-4, also in float32, and its slope is 3e-4', () => {
    const d = tensor([3e-4], { requiresGrad: true })
    const loss = logCoshLoss(d, zeros([1]))
    expect(Math.abs(loss.item() / 4.5e-8 - 1)).toBeLessThan(1e-6)
    loss.backward()
    expect(d.grad?.item()).toBeCloseTo(3e-4, 9)
  })

  test('of ±∞ is ∞', () => {
    for (const d of [Infinity, -Infinity]) expect(at(d, 'float32')).toBe(Infinity)
  })

  test('has its gradient on both sides of the border', () => {
    const d = tensor([-0.4, -0.2, 0.1, 0.31, 2], { dtype: 'float64' })
    gradientCheck((x) => logCoshLoss(x, zeros([5], { dtype: 'float64' })), [d])
  })
})

describe('a class that cannot occur', () => {
  const logits = () => tensor([[-Infinity, 1, 2]], { dtype: 'float64', requiresGrad: true })

  test('adds nothing to one-hot rows, as to class numbers', () => {
    const [a, b] = [logits(), logits()]
    const [byNumber, byRow] = [
      crossEntropy(a, int([1])),
      crossEntropy(b, oneHot(int([1]), 3, 'float64')),
    ]
    expect(byRow.item()).toBeCloseTo(Math.log(1 + Math.E), 12)
    expect(byRow.item()).toBe(byNumber.item())
    byNumber.backward()
    byRow.backward()
    expect(b.grad?.toArray()).toEqual(a.grad?.toArray())
  })

  test('costs everything when it is the right one', () => {
    expect(crossEntropy(logits(), oneHot(int([0]), 3, 'float64')).item()).toBe(Infinity)
  })

  test('yes or no: a logit of ±∞ that is right costs 0, and one that is wrong everything', () => {
    const of = (z: number, t: number) => bceWithLogits(tensor([z]), tensor([t])).item()
    expect([of(-Infinity, 0), of(Infinity, 1)]).toEqual([0, 0])
    expect([of(-Infinity, 1), of(Infinity, 0)]).toEqual([Infinity, Infinity])
    expect(of(20, 1)).toBeCloseTo(2.06e-9, 11)
  })
})

describe('what a loss cannot learn from is refused', () => {
  test('one class', () => {
    for (const labels of [zeros([8, 1]), int([0, 0, 0, 0, 0, 0, 0, 0])])
      expect(() => crossEntropy(zeros([8, 1]), labels)).toThrow(
        /one column.*use bceWithLogits/,
      )
  })

  test('targets that are no shares', () => {
    const z = zeros([2])
    for (const targets of [
      [-1, 1],
      [0, 255],
      [0, NaN],
    ])
      expect(() => bceWithLogits(z, tensor(targets))).toThrow(ArgumentError)
    expect(() => bceWithLogits(z, tensor([-1, 1]))).toThrow(
      /got -1. Where −1 stands for no, make it 0/,
    )
  })

  test('rows that are no probabilities', () => {
    const of = (row: number[]) => () => crossEntropy(zeros([1, 2]), tensor([row]))
    expect(of([-1, 2])).toThrow(/0, 1 or between, got -1/)
    expect(of([0.5, 0.4])).toThrow(/adds up to 1, row 0 to 0.89/)
    expect(of([1, 1])).toThrow(ArgumentError)
    expect(of([0.3, 0.7])).not.toThrow()
  })
})

test('an option that there is not is refused, with the nearest one', () => {
  const z = zeros([2])
  const losses: [string, (options: never) => Tensor][] = [
    ['mseLoss', (options) => mseLoss(z, z, options)],
    ['maeLoss', (options) => maeLoss(z, z, options)],
    ['huberLoss', (options) => huberLoss(z, z, options)],
    ['logCoshLoss', (options) => logCoshLoss(z, z, options)],
    ['bceWithLogits', (options) => bceWithLogits(z, z, options)],
    ['crossEntropy', (options) => crossEntropy(zeros([1, 2]), int([0]), options)],
  ]
  for (const [name, loss] of losses) {
    expect(() => loss({ reduction: 'avg' } as never)).toThrow(
      `${name}: reduction must be 'mean' or 'sum' or 'none'`,
    )
    expect(() => loss({ weights: z } as never)).toThrow(
      `${name}: there is no option 'weights'`,
    )
    expect(() => loss({ reducton: 'sum' } as never)).toThrow(/Did you mean/)
  }
})

test('smooth labels have the dtype of the logits that they are for', () => {
  const rows = smoothLabels(int([1]), 4, 0.1, 'float64')
  expect([rows.dtype, rows.toArray()]).toEqual(['float64', [[0.025, 0.925, 0.025, 0.025]]])
  crossEntropy(zeros([1, 4], { dtype: 'float64' }), rows)
})
