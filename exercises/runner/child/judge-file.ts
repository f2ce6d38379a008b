import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { exerciseName } from '../../../chapters/book/exercise.ts'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import { fromRoot } from '../../../chapters/book/root.ts'
import { judge } from '../checks/judge.ts'
import { statusOf } from '../checks/run-checks.ts'
import { borrowed } from './borrowed.ts'
import { outside } from './outside.ts'
import { firstLine } from './first-line.ts'
import { loadChecks, loadModule } from './load.ts'
import { failure } from './protocol.ts'
import type { Judgement } from './protocol.ts'

/** Runs every check of an exercise on the learner's file; `alive` is called between them. */
export async function judgeFile(entry: ExerciseEntry, alive: () => Promise<void>): Promise<Judgement> {
  const { learner } = exerciseFiles(entry)
  if (!existsSync(learner))
    return failure('the file is there', `${fromRoot(learner)} is missing: npm run reset ${exerciseName(entry)}`)
  const elsewhere = outside(learner)
  if (elsewhere !== undefined)
    return failure(
      'the file is your own',
      `${fromRoot(learner)} is a link to ${elsewhere}, outside of this book, and is not run: put the file itself here, or npm run reset ${exerciseName(entry)}`,
    )
  const { answer, note } = borrowed(readFileSync(learner, 'utf8'), learner, entry)
  if (answer !== undefined)
    return failure('the answer is your own', `it imports ${answer}, which is the book's answer`, learner)
  const checks = await loadChecks(entry)
  await alive()
  const results = await judge(checks, await loadModule(learner), alive)
  return {
    status: statusOf(results),
    note,
    // Without the error itself: only data goes through the channel.
    checks: results.map(({ name, status, message, location }) => ({ name, status, message, location: path(location) })),
  }
}

/** The file could not be read, or threw while it was loaded. */
export function loadFailure(entry: ExerciseEntry, error: unknown): Judgement {
  const { learner } = exerciseFiles(entry)
  const { text, location } = firstLine(error instanceof Error ? error.message : String(error))
  return failure('the file loads', text, location ?? learner)
}

function path(location: string | undefined): string | undefined {
  return location?.startsWith('file:') ? fileURLToPath(location) : location
}
