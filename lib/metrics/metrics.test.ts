import { accuracy, confusionMatrix, ShapeError, tensor, zeros } from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const logits = tensor([
  [2, 0, 1],
  [0, 3, 1],
  [1, 0, 4],
  [3, 1, 0],
  [0, 1, 2],
])
const labels = tensor([0, 1, 2, 2, 2], { dtype: 'int32' })

describe('accuracy', () => {
  test('is the share of right answers, exactly', () => {
    expect(accuracy(logits, labels)).toBe(0.8)
    expect(accuracy(logits, tensor([1, 0, 0, 1, 0], { dtype: 'int32' }))).toBe(0)
  })

  test('refuses shapes that do not fit, and an empty batch', () => {
    expect(() => accuracy(logits, zeros([4], { dtype: 'int32' }))).toThrow(ShapeError)
    expect(() => accuracy(zeros([0, 3]), zeros([0], { dtype: 'int32' }))).toThrow(
      ShapeError,
    )
    expect(() => accuracy(labels, labels)).toThrow(/needs logits \(batch, classes\)/)
  })
})

describe('the confusion matrix', () => {
  test('has the right class as row and the predicted one as column', () => {
    const counts = confusionMatrix(logits, labels)
    expect(counts.dtype).toBe('int32')
    expect(counts.toArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [1, 0, 2],
    ])
  })

  test('its diagonal is what accuracy counts', () => {
    const counts = confusionMatrix(logits, labels)
    const diagonal = [0, 1, 2].reduce(
      (sum, i) => sum + counts.select(0, i).select(0, i).item(),
      0,
    )
    expect(diagonal / labels.size).toBe(accuracy(logits, labels))
  })

  test('refuses shapes that do not fit', () => {
    expect(() => confusionMatrix(logits, zeros([4], { dtype: 'int32' }))).toThrow(
      ShapeError,
    )
  })
})
