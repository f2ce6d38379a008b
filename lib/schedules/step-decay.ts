import { positive, type Schedule } from './schedule.ts'

/**
 * Multiplies the rate by `factor` once after every `every` steps: η₀·factor^⌊step/every⌋.
 */
export function stepDecay({
  learningRate,
  factor,
  every,
}: {
  learningRate: number
  factor: number
  every: number
}): Schedule {
  positive('stepDecay', { learningRate, factor, every })
  return (step) => learningRate * factor ** Math.floor(step / every)
}
