import { ArgumentError } from '../errors.ts'
import { describe } from '../options.ts'

/**
 * A plan for the learning rate: a function of the number of steps taken so far, nothing
 * else. Use it as `optimizer.learningRate = schedule(step)`. A constant one is `() => 0.1`.
 */
export type Schedule = (step: number) => number

/** @throws ArgumentError unless all given numbers are above 0 and finite. */
export function positive(schedule: string, values: Record<string, number>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!(typeof value === 'number' && value > 0 && value < Infinity))
      throw new ArgumentError(
        `${schedule}: ${name} must be above 0 and finite, got ${describe(value)}`,
      )
  }
}

/** @throws ArgumentError unless 0 ≤ minimum ≤ learningRate. */
export function belowStart(schedule: string, minimum: number, learningRate: number): void {
  if (!(minimum >= 0 && minimum <= learningRate)) {
    throw new ArgumentError(
      `${schedule}: minimum must lie between 0 and the learning rate ${learningRate}, got ${describe(minimum)}`,
    )
  }
}

/** The plan itself. @throws ArgumentError, once it is asked, for a step that is no number ≥ 0. */
export function ofSteps(schedule: string, rate: Schedule): Schedule {
  return (step) => {
    if (typeof step === 'number' && step >= 0 && step < Infinity) return rate(step)
    throw new ArgumentError(
      `${schedule}: a step is a number ≥ 0, counted from 0, got ${describe(step)}`,
    )
  }
}
