// The process that check-in-child.ts starts: checks the learner's file of each exercise named on its command line.
import { fileURLToPath } from 'node:url'
import { exercisesNamed, files } from './catalog.ts'
import { failure } from './check-in-child.ts'
import type { ChildMessage } from './check-in-child.ts'
import { firstLine } from './outcome.ts'
import { loadExercise } from './load.ts'
import { runChecks, statusOf } from './run-checks.ts'
import type { Result } from './run-checks.ts'

for (const id of process.argv.slice(2)) {
  await send('start')
  await send(await check(id))
}
process.disconnect?.()

async function check(id: string): Promise<ChildMessage> {
  const [entry] = exercisesNamed(id)
  try {
    const { checks, impl } = await loadExercise(entry, files(entry).learner)
    const results = await runChecks(checks, impl)
    return { status: statusOf(results), checks: results.map(plain) }
  } catch (error) {
    return failure('the file loads', firstLine(error instanceof Error ? error.message : String(error)))
  }
}

/** Without the error itself: only data goes through the channel. */
function plain({ name, status, message, location }: Result): Result {
  return { name, status, message, location: location?.startsWith('file:') ? fileURLToPath(location) : location }
}

/** Waits until the message has left: an endless loop right after it must not hold it back. */
function send(message: ChildMessage): Promise<void> {
  return new Promise((resolve) =>
    process.send ? process.send(message, undefined, undefined, () => resolve()) : resolve(),
  )
}
