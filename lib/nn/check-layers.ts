import { ArgumentError } from '../errors.ts'
import { describe } from '../options.ts'

/** How many layers stand one above the other. @throws ArgumentError unless it is a whole number from 1 to 1000. */
export function checkLayers(name: string, layers: number): void {
  if (Number.isInteger(layers) && layers >= 1 && layers <= 1000) return
  throw new ArgumentError(
    `${name}: layers must be a whole number from 1 to 1000, got ${describe(layers)}`,
  )
}
