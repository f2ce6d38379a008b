import { ArgumentError } from '../errors.ts'
import type { Run } from './callback.ts'

/** The number that a callback watches. @throws ArgumentError with the names there are */
export function monitored(callback: string, monitor: string, { logs }: Run): number {
  const value = logs[monitor]
  if (value !== undefined) return value
  const cause = monitor.startsWith('val') ? ' Was fit given validation data?' : ''
  throw new ArgumentError(
    `${callback}: nothing named '${monitor}' was measured, only ${Object.keys(logs).join(', ')}.${cause}`,
  )
}

/** Is a small value better, as for a loss, or a large one, as for an accuracy? */
export type Mode = 'min' | 'max'

/** Names that end in loss or error get better downwards, all others upwards. */
export function modeOf(monitor: string): Mode {
  return /(loss|error)$/i.test(monitor) ? 'min' : 'max'
}
