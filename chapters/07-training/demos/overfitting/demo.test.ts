import { expect, test } from 'vitest'
import { create } from './demo.ts'
import { usual } from './settings.ts'

test('the same settings give the same picture, and the pieces fit', () => {
  const [a, b] = [create(usual), create(usual)]
  expect(a.step()).toEqual(b.step())
  const { curve, truth, bestCurve, points, held, updates, parameters } = a.first()
  expect(updates).toBe(1)
  expect(points.length).toBe(2 * usual.points)
  expect([truth.length, bestCurve.length]).toEqual([curve.length, curve.length])
  expect(held.length).toBeGreaterThan(100)
  expect(parameters).toBe(2 * 64 + 64 * 65 + 65)
})
