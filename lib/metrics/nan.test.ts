import {
  accuracy,
  ArgumentError,
  classificationReport,
  confusionMatrix,
  Random,
  rocAuc,
  rocCurve,
  tensor,
  topKAccuracy,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const labels = tensor([0, 0, 1, 1], { dtype: 'int32' })

describe('a network that says NaN', () => {
  const none = tensor([NaN, NaN, NaN, NaN, 0, 1, NaN, 3], { shape: [4, 2] })

  test('is right nowhere, whatever the measure', () => {
    expect(accuracy(none, labels)).toBe(0.25)
    expect(accuracy(none, labels)).toBe(topKAccuracy(none, labels, 1))
  })

  test('has no confusion matrix, and the message says in which row', () => {
    expect(() => confusionMatrix(none, labels)).toThrow(ArgumentError)
    expect(() => classificationReport(none, labels)).toThrow(/the logits of row 0 are NaN/)
  })

  test('−∞ is a number', () => {
    const masked = tensor([1, -Infinity, 1, -Infinity, -Infinity, 1, 0, 1], {
      shape: [4, 2],
    })
    expect([accuracy(masked, labels), confusionMatrix(masked, labels).toArray()]).toEqual([1, [[2, 0], [0, 2]]]) // prettier-ignore
  })
})

describe('the ROC curve', () => {
  test('has a point for each threshold, with ties on one', () => {
    const scores = tensor([0.9, 0.8, 0.8, 0.3, 0.1])
    const curve = rocCurve(scores, tensor([1, 1, 0, 0, 1], { dtype: 'int32' }))
    expect(curve.truePositiveRate).toEqual([0, 1 / 3, 2 / 3, 2 / 3, 1])
    expect(curve.falsePositiveRate).toEqual([0, 0, 0.5, 1, 1])
    expect(curve.thresholds.map((t) => Number(t.toFixed(3)))).toEqual([
      Infinity,
      0.9,
      0.8,
      0.3,
      0.1,
    ])
  })

  test('has the area that counting all pairs gives, at any size and with many ties', () => {
    const random = new Random(5)
    for (const n of [2, 3, 10, 57]) {
      const y = Array.from({ length: n }, (_, i) =>
        i < 1 ? 1 : i < 2 ? 0 : random.integer(2),
      )
      const s = y.map((label) => random.integer(6) + label)
      let [wins, pairs] = [0, 0]
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          if (y[i] === 0 || y[j] === 1) continue
          pairs++
          wins += s[i] > s[j] ? 1 : s[i] === s[j] ? 0.5 : 0
        }
      }
      expect(rocAuc(tensor(s), tensor(y, { dtype: 'int32' }))).toBeCloseTo(wins / pairs, 12)
    }
  })
})
