import { positive, type Schedule } from './schedule.ts'

/**
 * Multiplies the rate by `factor` in the course of every `every` steps, a little at each:
 * η₀·factor^(step/every).
 */
export function exponential({
  learningRate,
  factor,
  every = 1,
}: {
  learningRate: number
  factor: number
  /** Default 1: at each step. */
  every?: number
}): Schedule {
  positive('exponential', { learningRate, factor, every })
  return (step) => learningRate * factor ** (step / every)
}
