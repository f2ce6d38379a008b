import { checkOptions } from '../options.ts'
import { ofSteps, positive, type Schedule } from './schedule.ts'

/**
 * Multiplies the rate by `factor` in the course of every `every` steps, a little at each:
 * η₀·factor^(step/every).
 */
export function exponential(options: {
  learningRate: number
  factor: number
  /** Default 1: at each step. */
  every?: number
}): Schedule {
  checkOptions(
    'exponential',
    options,
    {
      learningRate: 'number',
      factor: 'number',
      every: 'number',
    },
    ['learningRate', 'factor'],
  )
  const { learningRate, factor, every = 1 } = options
  positive('exponential', { learningRate, factor, every })
  return ofSteps('exponential', (step) => learningRate * factor ** (step / every))
}
