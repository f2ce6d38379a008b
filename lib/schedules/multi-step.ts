import { ArgumentError } from '../errors.ts'
import { checkOptions, describe } from '../options.ts'
import { ofSteps, positive, type Schedule } from './schedule.ts'

/**
 * Multiplies the rate by `factor` at each of the steps in `at`: η₀·factor^(how many of them have
 * come). In PyTorch: MultiStepLR.
 */
export function multiStep(options: {
  learningRate: number
  factor: number
  /** Growing, such as [30, 60, 80]. */
  at: readonly number[]
}): Schedule {
  checkOptions(
    'multiStep',
    options,
    {
      learningRate: 'number',
      factor: 'number',
      at: 'list',
    },
    ['learningRate', 'factor', 'at'],
  )
  const { learningRate, factor, at } = options
  positive('multiStep', { learningRate, factor })
  if (!at.every((step, i) => Number.isInteger(step) && step > (at[i - 1] ?? -1)))
    throw new ArgumentError(
      `multiStep: at must be whole numbers ≥ 0, each larger than the one before, got [${at.map(describe).join(', ')}]`,
    )
  return ofSteps(
    'multiStep',
    (step) => learningRate * factor ** at.filter((change) => change <= step).length,
  )
}
