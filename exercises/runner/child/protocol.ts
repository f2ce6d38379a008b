import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import type { ExerciseStatus, Result } from '../checks/run-checks.ts'

/** `loop`: it gave no answer in time. `not run`: nobody asked. */
export type BoardStatus = ExerciseStatus | 'loop' | 'not run'

/** What became of the learner's file, as the child tells it: data only goes through the channel. */
export interface Judgement {
  status: BoardStatus
  checks: Omit<Result, 'error'>[]
  /** What else there is to know about a file that passes, such as whose code it calls. */
  note?: string
}

export interface ExerciseOutcome extends Judgement {
  entry: ExerciseEntry
}

/** To the child: judge this exercise. */
export interface ToChild {
  id: string
}

/** From the child: a sign of life, or the judgement. After `leaves`, the child is not to be used again. */
export type FromChild = 'alive' | { judgement: Judgement; leaves: boolean }

/** A judgement about the file as a whole, in the form of one check. */
export function failure(name: string, message: string, location?: string): Judgement {
  return { status: 'wrong', checks: [{ name, status: 'fail', message, location }] }
}
