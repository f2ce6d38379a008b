// scikit-learn's example: labels 0 0 1 1, scores 0.1 0.4 0.35 0.8, average precision 0.8333….
import {
  ArgumentError,
  averagePrecision,
  precisionRecallCurve,
  Random,
  rand,
  rocAuc,
  rocAucOfClasses,
  ShapeError,
  tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const int = (values: number[]) => tensor(values, { dtype: 'int32' })
const scores = tensor([0.1, 0.4, 0.35, 0.8], { dtype: 'float64' })
const labels = int([0, 0, 1, 1])

describe('precision and recall', () => {
  test('for each threshold', () => {
    expect(precisionRecallCurve(scores, labels)).toEqual({
      precision: [1, 1, 1 / 2, 2 / 3, 2 / 4],
      recall: [0, 1 / 2, 1 / 2, 1, 1],
      thresholds: [Infinity, 0.8, 0.4, 0.35, 0.1],
    })
    expect(averagePrecision(scores, labels)).toBeCloseTo(0.8333333333, 9)
  })

  test('equal scores pass together: all equal is the share of the positives', () => {
    expect(averagePrecision(tensor([2, 2, 2, 2]), int([1, 0, 0, 0]))).toBe(0.25)
    expect(averagePrecision(tensor([3, 2, 1]), int([1, 1, 0]))).toBe(1)
    expect(averagePrecision(tensor([Infinity, 2, -Infinity]), int([1, 1, 1]))).toBe(1)
  })

  test('chance is the share of the positives', () => {
    const random = new Random(1)
    const rare = int(Array.from({ length: 20000 }, () => Number(random.uniform() < 0.1)))
    expect(averagePrecision(rand([20000], random), rare)).toBeCloseTo(0.1, 1)
  })

  test('refused', () => {
    expect(() => averagePrecision(scores, int([0, 0, 0, 0]))).toThrow(ArgumentError)
    expect(() => averagePrecision(scores, int([0, 1]))).toThrow(ShapeError)
    expect(() => precisionRecallCurve(tensor([NaN, 1]), int([0, 1]))).toThrow(
      /precisionRecallCurve: a score is NaN/,
    )
    expect(() => precisionRecallCurve(tensor([1, 1]), int([0, 2]))).toThrow(
      /labels must be 0 or 1/,
    )
  })
})

describe('ROC-AUC of several classes', () => {
  const many = tensor([[3, 1, 0], [0, 2, 1], [1, 0, 2], [2, 0, 1], [0, 1, 1]]) // prettier-ignore
  const right = int([0, 1, 2, 1, 0])

  test('is the mean over the classes, each against the rest', () => {
    const each = [0, 1, 2].map((c) => rocAuc(many.select(1, c), right.equal(c)))
    each.forEach((auc, c) => expect(auc).toBeCloseTo([7 / 12, 7 / 12, 1][c], 12))
    expect(rocAucOfClasses(many, right)).toBeCloseTo((7 / 12 + 7 / 12 + 1) / 3, 12)
    expect(rocAucOfClasses(many, right, { average: 'weighted' })).toBeCloseTo(
      ((2 * 7) / 12 + (2 * 7) / 12 + 1) / 5,
      12,
    )
  })

  test('of two classes is that of the second, when the scores are two sides of one', () => {
    const p = tensor([0.1, 0.4, 0.35, 0.8], { dtype: 'float64' })
    const both = tensor([...p.data()].map((value) => [1 - value, value]))
    expect(rocAucOfClasses(both, labels)).toBeCloseTo(rocAuc(p, labels), 12)
  })

  test('refused', () => {
    expect(() => rocAucOfClasses(many, int([0, 1, 1, 1, 0]))).toThrow(
      /class 2 has 0 of the 5 samples/,
    )
    expect(() => rocAucOfClasses(scores, labels)).toThrow(ShapeError)
    expect(() => rocAucOfClasses(many, right, { average: 'micro' as never })).toThrow(
      ArgumentError,
    )
  })
})
