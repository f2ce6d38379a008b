import { expect, test } from 'vitest'
import { endOf } from './end-of.ts'

/** Milliseconds for a few trainings on a busy machine. */
const patience = 60_000

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
