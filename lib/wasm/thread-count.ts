import { availableParallelism } from 'node:os'
import { ArgumentError } from '../errors.ts'

/** More threads than this rarely help at a book's sizes. */
const usual = 8
const most = 64

/**
 * How many threads compute: CHALKGRAD_THREADS, else one for each core, at most eight.
 *
 * @throws ArgumentError when the variable is not a whole number from 1 to 64.
 */
export function threadCount(env: NodeJS.ProcessEnv = process.env): number {
  const wanted = env.CHALKGRAD_THREADS
  if (!wanted) return Math.min(usual, availableParallelism())
  if (!/^[1-9]\d*$/.test(wanted) || Number(wanted) > most)
    throw new ArgumentError(
      `CHALKGRAD_THREADS is '${wanted}'; it should be a whole number from 1 to ${most}: how many threads compute`,
    )
  return Number(wanted)
}
