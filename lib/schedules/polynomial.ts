import { checkOptions } from '../options.ts'
import { belowStart, ofSteps, positive, type Schedule } from './schedule.ts'

/**
 * From `learningRate` at step 0 down to `minimum` at step `steps`, where it stays: by (1 −
 * step/steps)^power, for power 1 along a straight line.
 */
export function polynomial(options: {
  learningRate: number
  minimum?: number
  steps: number
  /** Default 1. */
  power?: number
}): Schedule {
  checkOptions(
    'polynomial',
    options,
    {
      learningRate: 'number',
      minimum: 'number',
      steps: 'number',
      power: 'number',
    },
    ['learningRate', 'steps'],
  )
  const { learningRate, minimum = 0, steps, power = 1 } = options
  positive('polynomial', { learningRate, steps, power })
  belowStart('polynomial', minimum, learningRate)
  return ofSteps('polynomial', (step) => {
    const left = 1 - Math.min(step / steps, 1)
    return minimum + (learningRate - minimum) * left ** power
  })
}
