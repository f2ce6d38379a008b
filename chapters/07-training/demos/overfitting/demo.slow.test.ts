import { expect, test } from 'vitest'
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

test.each(['With weight decay', 'With dropout', 'More points'])(
  '%s: the gap closes',
  (name) => {
    const [free, tamed] = [endOf('Too large'), endOf(name)]
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
    const [free, tamed] = [endOf('Too large', 2), endOf('With weight decay', 2)]
    expect(tamed.validation).toBeLessThan(free.validation)
  },
  patience,
)
