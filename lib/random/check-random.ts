import { ArgumentError } from '../errors.ts'
import { describe } from '../options.ts'
import type { Random } from './random.ts'

/**
 * Randomness is an argument, and easily forgotten.
 *
 * @throws ArgumentError unless it is a generator.
 */
export function checkRandom(name: string, random: Random, where = 'needs'): void {
  if (typeof random?.uniform === 'function') return
  const advice =
    typeof random === 'number'
      ? `: new Random(${random})`
      : ', as new Random(seed) makes it'
  throw new ArgumentError(
    `${name}: ${where} a generator of random numbers, got ${describe(random)}${advice}`,
  )
}
