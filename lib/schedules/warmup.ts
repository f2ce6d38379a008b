import { checkArgument } from '../options.ts'
import { ofSteps, positive, type Schedule } from './schedule.ts'

/**
 * Puts a straight climb before another schedule: in `steps` steps up to its first rate, and
 * then the schedule, from its own step 0 on. The first step already moves: its rate is
 * 1/steps of the first rate.
 */
export function warmup(steps: number, then: Schedule): Schedule {
  positive('warmup', { steps })
  checkArgument('warmup', 'what follows', then, 'function')
  return ofSteps('warmup', (step) =>
    step < steps ? (then(0) * (step + 1)) / steps : then(step - steps),
  )
}
