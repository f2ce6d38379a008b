import { expect, test } from 'vitest'
import { create, type Frame, type Options } from './demo.ts'
import { presets, usual } from './settings.ts'

const floor = usual.noise ** 2
/** Milliseconds for a few trainings on a busy machine. */
const patience = 60_000
const ends = new Map<string, Frame>()
function run(options: Options): Frame {
  const key = JSON.stringify(options)
  const known = ends.get(key)
  if (known) return known
  const demo = create(options)
  let frame = demo.first()
  while (!demo.done()) frame = demo.step()
  ends.set(key, frame)
  return frame
}
const preset = (name: string, seed: number = usual.seed): Frame => {
  const found = presets.find((one) => one.name === name)
  if (!found) throw new Error(`no preset ${name}`)
  return run({ ...usual, ...found.change, seed })
}

test(
  'too small: training and validation error are both far above the noise',
  () => {
    const { training, validation } = preset('Too small')
    expect(training).toBeGreaterThan(5 * floor)
    expect(validation).toBeGreaterThan(5 * floor)
    expect(validation / training).toBeLessThan(1.3)
  },
  patience,
)

test(
  'too large with few points: the training error vanishes, the validation error rises',
  () => {
    const { training, validation, best } = preset('Too large')
    expect(training).toBeLessThan(0.02 * floor)
    expect(validation).toBeGreaterThan(5 * floor)
    // Early stopping would have kept a curve near the best that noise allows.
    expect(best.validation).toBeLessThan(2 * floor)
    expect(best.updates).toBeGreaterThan(0)
    expect(best.updates).toBeLessThan(200)
  },
  patience,
)

test.each(['With weight decay', 'With dropout', 'More points'])(
  '%s: the gap closes',
  (name) => {
    const [free, tamed] = [preset('Too large'), preset(name)]
    expect(tamed.training).toBeGreaterThan(free.training)
    expect(tamed.validation).toBeLessThan(free.validation / 3)
    expect(tamed.validation - tamed.training).toBeLessThan(
      (free.validation - free.training) / 4,
    )
  },
  patience,
)

test(
  'weight decay helps with other points, too',
  () => {
    const [free, tamed] = [preset('Too large', 2), preset('With weight decay', 2)]
    expect(tamed.validation).toBeLessThan(free.validation)
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
