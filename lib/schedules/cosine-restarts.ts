import { ArgumentError } from '../errors.ts'
import { checkOptions } from '../options.ts'
import { cosine } from './cosine.ts'
import { ofSteps, positive, type Schedule } from './schedule.ts'

/**
 * Cosine with warm restarts (Loshchilov and Hutter, 2017): after `steps` steps the rate
 * jumps back to the start, and each period is `growth` times as long as the one before.
 */
export function cosineRestarts(options: {
  learningRate: number
  minimum?: number
  /** The length of the first period. */
  steps: number
  growth?: number
}): Schedule {
  checkOptions(
    'cosineRestarts',
    options,
    {
      learningRate: 'number',
      minimum: 'number',
      steps: 'number',
      growth: 'number',
    },
    ['learningRate', 'steps'],
  )
  const { learningRate, minimum = 0, steps, growth = 1 } = options
  positive('cosineRestarts', { learningRate, steps })
  if (!(growth >= 1))
    throw new ArgumentError(`cosineRestarts: growth must be at least 1, got ${growth}`)
  return ofSteps('cosineRestarts', (step) => {
    // Periods of one length need not be gone through one by one.
    let [start, length] = [growth === 1 ? step - (step % steps) : 0, steps]
    while (step >= start + length) {
      start += length
      length *= growth
    }
    return cosine({ learningRate, minimum, steps: length })(step - start)
  })
}
