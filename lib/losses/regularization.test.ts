import {
  ArgumentError,
  crossEntropy,
  gradientCheck,
  l1Penalty,
  l2Penalty,
  optim,
  smoothLabels,
  tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const float64 = { dtype: 'float64', requiresGrad: true } as const
const weights = () => [
  tensor(
    [
      [1, -2],
      [3, 0.5],
    ],
    float64,
  ),
  tensor([-4], float64),
]

describe('penalties', () => {
  test('L1 is the sum of absolute values, L2 half the sum of squares', () => {
    expect(l1Penalty(weights(), 0.1).item()).toBeCloseTo(0.1 * 10.5, 12)
    expect(l2Penalty(weights(), 0.1).item()).toBeCloseTo(0.05 * (1 + 4 + 9 + 0.25 + 16), 12)
  })

  test('their gradients are right', () => {
    expect(
      gradientCheck((a, b) => l1Penalty([a, b], 0.3).add(l2Penalty([a, b], 0.7)), weights())
        .checked,
    ).toBe(5)
  })

  test('L2 is what weight decay does in plain SGD: one step of 0.1 with strength 0.5 keeps 95 %', () => {
    const [w] = weights()
    l2Penalty([w], 0.5).backward()
    new optim.SGD([w], { learningRate: 0.1 }).step()
    for (const [i, value] of [...w.data()].entries())
      expect(value).toBeCloseTo(0.95 * weights()[0].data()[i], 12)
  })

  test('wrong input is refused', () => {
    expect(() => l1Penalty([], 0.1)).toThrow(ArgumentError)
    expect(() => l2Penalty(weights(), -1)).toThrow(/strength must be 0 or above/)
    expect(() => l2Penalty(weights(), NaN)).toThrow(ArgumentError)
  })
})

describe('label smoothing', () => {
  const labels = tensor([2, 0], { dtype: 'int32' })
  const logits = tensor([
    [1, 2, 3, 4],
    [0, 0, 1, 0],
  ])

  test('takes a share from the right class and spreads it over all', () => {
    const rows = smoothLabels(labels, 4, 0.2).toArray() as number[][]
    expect(rows[0].map((value) => Number(value.toFixed(6)))).toEqual([
      0.05, 0.05, 0.85, 0.05,
    ])
    expect(rows[1].reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6)
  })

  test('without smoothing the loss is that of the labels', () => {
    expect(crossEntropy(logits, smoothLabels(labels, 4, 0)).item()).toBeCloseTo(
      crossEntropy(logits, labels).item(),
      6,
    )
  })

  test('certainty costs: a logit of 100 is punished only with smoothing', () => {
    const sure = tensor([[0, 0, 100, 0]])
    const label = tensor([2], { dtype: 'int32' })
    expect(crossEntropy(sure, label).item()).toBeCloseTo(0, 6)
    expect(crossEntropy(sure, smoothLabels(label, 4, 0.1)).item()).toBeCloseTo(7.5, 4)
  })

  test('a share outside [0, 1) is refused', () => {
    for (const smoothing of [-0.1, 1, NaN])
      expect(() => smoothLabels(labels, 4, smoothing)).toThrow(ArgumentError)
  })
})
