import { checkOptions } from '../options.ts'
import { belowStart, ofSteps, positive, type Schedule } from './schedule.ts'

/**
 * Half a wave of the cosine, from `learningRate` at step 0 down to `minimum` at step
 * `steps`, where it stays (Loshchilov and Hutter, 2017, equation 5, without restarts).
 */
export function cosine(options: {
  learningRate: number
  minimum?: number
  steps: number
}): Schedule {
  checkOptions(
    'cosine',
    options,
    {
      learningRate: 'number',
      minimum: 'number',
      steps: 'number',
    },
    ['learningRate', 'steps'],
  )
  const { learningRate, minimum = 0, steps } = options
  positive('cosine', { learningRate, steps })
  belowStart('cosine', minimum, learningRate)
  return ofSteps('cosine', (step) => {
    const done = Math.min(step / steps, 1)
    const wave = 0.5 * (1 + Math.cos(Math.PI * done)) // from 1 down to 0
    return minimum + (learningRate - minimum) * wave
  })
}
