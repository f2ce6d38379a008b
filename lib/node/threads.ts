import { availableParallelism } from 'node:os'
import { ArgumentError } from '../errors.ts'

/** More threads than this rarely help a book's sizes. */
const most = 8

/**
 * How many threads compute: CHALKGRAD_THREADS, else one for each core, at most eight.
 *
 * @throws ArgumentError when the variable is no whole number above zero.
 */
export function threadCount(env: NodeJS.ProcessEnv = process.env): number {
  const wanted = env.CHALKGRAD_THREADS
  if (!wanted) return Math.min(most, availableParallelism())
  if (!/^[1-9]\d*$/.test(wanted))
    throw new ArgumentError(
      `CHALKGRAD_THREADS is '${wanted}'; it should be a whole number from 1`,
    )
  return Number(wanted)
}
