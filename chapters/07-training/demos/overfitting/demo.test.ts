import { expect, test } from 'vitest'
import { create } from './demo.ts'
import { endOf } from './end-of.ts'
import { usual } from './settings.ts'

const floor = usual.noise ** 2
/** Milliseconds for a few trainings on a busy machine. */
const patience = 60_000

test(
  'too small: training and validation error are both far above the noise',
  () => {
    const { training, validation } = endOf('Too small')
    expect(training).toBeGreaterThan(5 * floor)
    expect(validation).toBeGreaterThan(5 * floor)
    expect(validation / training).toBeLessThan(1.3)
  },
  patience,
)

test(
  'too large with few points: the training error vanishes, the validation error rises',
  () => {
    const { training, validation, best } = endOf('Too large')
    expect(training).toBeLessThan(0.02 * floor)
    expect(validation).toBeGreaterThan(5 * floor)
    // Early stopping would have kept a curve near the best that noise allows.
    expect(best.validation).toBeLessThan(2 * floor)
    expect(best.updates).toBeGreaterThan(0)
    expect(best.updates).toBeLessThan(200)
  },
  patience,
)

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
