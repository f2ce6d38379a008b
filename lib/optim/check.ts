import { ArgumentError } from '../errors.ts'
import { describe } from '../options.ts'

/** @throws ArgumentError unless the value is above 0 and finite. NaN is refused, too. */
export function positive(optimizer: string, name: string, value: number): number {
  if (typeof value === 'number' && value > 0 && value < Infinity) return value
  throw new ArgumentError(
    `${optimizer}: ${name} must be above 0 and finite, got ${describe(value)}`,
  )
}

/** @throws ArgumentError unless the value is finite and 0 or above. NaN is refused, too. */
export function notNegative(optimizer: string, name: string, value: number): number {
  if (typeof value === 'number' && value >= 0 && value < Infinity) return value
  throw new ArgumentError(
    `${optimizer}: ${name} must be 0 or above and finite, got ${describe(value)}`,
  )
}

/** A share of the old that is kept. @throws ArgumentError unless 0 ≤ value < 1. */
export function fraction(optimizer: string, name: string, value: number): number {
  if (typeof value === 'number' && value >= 0 && value < 1) return value
  throw new ArgumentError(
    `${optimizer}: ${name} is the share of the old value that is kept, so it must be at least 0 and below 1, got ${describe(value)}`,
  )
}
