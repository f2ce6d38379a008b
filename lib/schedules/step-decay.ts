import { checkOptions } from '../options.ts'
import { ofSteps, positive, type Schedule } from './schedule.ts'

/**
 * Multiplies the rate by `factor` once after every `every` steps: η₀·factor^⌊step/every⌋.
 */
export function stepDecay(options: {
  learningRate: number
  factor: number
  every: number
}): Schedule {
  checkOptions(
    'stepDecay',
    options,
    {
      learningRate: 'number',
      factor: 'number',
      every: 'number',
    },
    ['learningRate', 'factor', 'every'],
  )
  const { learningRate, factor, every } = options
  positive('stepDecay', { learningRate, factor, every })
  return ofSteps('stepDecay', (step) => learningRate * factor ** Math.floor(step / every))
}
