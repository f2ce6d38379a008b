import {
  accuracy,
  ArgumentError,
  ClassificationReport,
  classificationReport,
  Random,
  meanAbsoluteError,
  randn,
  rocAuc,
  rocCurve,
  rootMeanSquaredError,
  rSquared,
  ShapeError,
  tensor,
  topKAccuracy,
  zeros,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const int = (values: number[]) => tensor(values, { dtype: 'int32' })

describe('top-k accuracy', () => {
  const logits = tensor([
    [5, 4, 3, 2],
    [5, 4, 3, 2],
    [5, 4, 3, 2],
    [2, 2, 2, 2],
  ])
  const labels = int([0, 1, 3, 1])

  test('counts a label among the k largest logits', () => {
    expect([1, 2, 3, 4].map((k) => topKAccuracy(logits, labels, k))).toEqual([
      0.25, 0.75, 0.75, 1,
    ])
  })

  test('with k = 1 is accuracy, also where logits are equal', () => {
    const random = new Random(1)
    const many = randn([200, 5], random).mul(2).cast('int32').cast('float32')
    const right = int(Array.from({ length: 200 }, () => random.integer(5)))
    expect(topKAccuracy(many, right, 1)).toBe(accuracy(many, right))
  })

  test('refuses a k without meaning, and counts nothing for NaN', () => {
    expect(() => topKAccuracy(logits, labels, 5)).toThrow(/from 1 to the 4 classes, got 5/)
    expect(() => topKAccuracy(logits, int([0]), 1)).toThrow(ShapeError)
    expect(topKAccuracy(tensor([[NaN, NaN, NaN]]), int([0]), 2)).toBe(0)
  })
})

describe('the classification report', () => {
  // Rows: 8 of class a, 6 right; 4 of class b, 3 right; 1 of class c, never found.
  const counts = tensor(
    [
      [6, 2, 0],
      [1, 3, 0],
      [1, 0, 0],
    ],
    { dtype: 'int32' },
  )
  const report = new ClassificationReport(counts, ['a', 'b', 'c'])

  test('precision, recall and F1, worked out by hand', () => {
    const [a, b, c] = report.classes
    expect([a.precision, a.recall, a.f1, a.support]).toEqual([0.75, 0.75, 0.75, 8])
    expect([b.precision, b.recall, b.support]).toEqual([0.6, 0.75, 4])
    expect(b.f1).toBeCloseTo(2 / 3, 12)
    expect([c.precision, c.recall, c.f1, c.support]).toEqual([0, 0, 0, 1])
  })

  test('the mean over classes shows the class that is never found, accuracy hides it', () => {
    expect(report.accuracy).toBeCloseTo(9 / 13, 12)
    expect(report.macro.recall).toBe(0.5)
    expect(report.weighted.recall).toBeCloseTo(report.accuracy, 12)
    expect(report.macro.f1).toBeCloseTo((0.75 + 2 / 3) / 3, 12)
  })

  test('prints a row for each class', () => {
    const lines = report.toString().split('\n')
    expect(lines).toHaveLength(7)
    expect(lines[2]).toMatch(/^b +0.600 +0.750 +0.667 +4$/)
    expect(new Set(lines.map((line) => line.length)).size).toBe(1)
  })

  test('comes from logits and labels, too', () => {
    const made = classificationReport(
      tensor([
        [1, 0],
        [0, 1],
        [1, 0],
      ]),
      int([0, 1, 1]),
      ['no', 'yes'],
    )
    expect(made.classes.map(({ name, recall }) => [name, recall])).toEqual([
      ['no', 1],
      ['yes', 0.5],
    ])
    expect(() => new ClassificationReport(counts, ['a'])).toThrow(ArgumentError)
  })
})

describe('the ROC curve', () => {
  const scores = tensor([0.9, 0.8, 0.8, 0.3, 0.1])
  const labels = int([1, 1, 0, 1, 0])

  test('equal scores pass together', () => {
    const { truePositiveRate, falsePositiveRate, thresholds } = rocCurve(scores, labels)
    expect(truePositiveRate).toEqual([0, 1 / 3, 2 / 3, 1, 1])
    expect(falsePositiveRate).toEqual([0, 0, 0.5, 0.5, 1])
    expect(thresholds[0]).toBe(Infinity)
  })

  test('its area is the share of pairs in the right order, ties counted half', () => {
    const random = new Random(3)
    const many = tensor(Array.from({ length: 80 }, () => random.integer(20)))
    const right = int(Array.from({ length: 80 }, () => random.integer(2)))
    const [s, l] = [many.data(), right.data()]
    let [wins, pairs] = [0, 0]
    for (let i = 0; i < 80; i++)
      for (let j = 0; j < 80; j++) {
        if (l[i] !== 1 || l[j] !== 0) continue
        pairs++
        wins += s[i] > s[j] ? 1 : s[i] === s[j] ? 0.5 : 0
      }
    expect(rocAuc(many, right)).toBeCloseTo(wins / pairs, 12)
    expect(rocAuc(scores, labels)).toBeCloseTo(4.5 / 6, 12)
    expect(rocAuc(zeros([5]), labels)).toBe(0.5)
  })

  test('one class alone, other labels, NaN and other shapes are refused', () => {
    expect(() => rocAuc(scores, int([1, 1, 1, 1, 1]))).toThrow(
      /5 positives and 0 negatives/,
    )
    expect(() => rocAuc(scores, int([2, 1, 0, 0, 0]))).toThrow(/0 or 1/)
    expect(() => rocAuc(tensor([NaN, 1]), int([0, 1]))).toThrow(ArgumentError)
    expect(() => rocAuc(scores, int([0, 1]))).toThrow(ShapeError)
  })
})

describe('regression', () => {
  const targets = tensor([1, 2, 3, 6])
  const predictions = tensor([2, 2, 1, 6])

  test('errors by hand', () => {
    expect(meanAbsoluteError(predictions, targets)).toBe(0.75)
    expect(rootMeanSquaredError(predictions, targets)).toBeCloseTo(Math.sqrt(5 / 4), 12)
    expect(rSquared(predictions, targets)).toBeCloseTo(1 - 5 / 14, 12)
  })

  test('R² is 1 for perfect, 0 for always the mean, negative for worse', () => {
    expect(rSquared(targets, targets)).toBe(1)
    expect(rSquared(tensor([3, 3, 3, 3]), targets)).toBeCloseTo(0, 12)
    expect(rSquared(tensor([6, 3, 2, 1]), targets)).toBeLessThan(0)
    expect(rSquared(tensor([1, 2]), tensor([1, 1]))).toBe(-Infinity)
  })

  test('nothing broadcasts', () => {
    expect(() => meanAbsoluteError(zeros([4, 1]), targets)).toThrow(ShapeError)
    expect(() => rSquared(zeros([0]), zeros([0]))).toThrow(ShapeError)
  })
})
