// The process that check-in-child.ts starts: checks the learner's file of each exercise named on its command line.
import { exercisesNamed, files } from './catalog.ts'
import type { ChildResult } from './check-in-child.ts'
import { loadExercise } from './load.ts'
import { runChecks, statusOf } from './run-checks.ts'

for (const id of process.argv.slice(2)) {
  await send('start')
  await send(await check(id))
}
process.disconnect?.()

async function check(id: string): Promise<ChildResult> {
  const [entry] = exercisesNamed(id)
  try {
    const { checks, impl } = await loadExercise(entry, files(entry).learner)
    const results = await runChecks(checks, impl)
    const failed = results.find((result) => result.status === 'fail')
    return { id, status: statusOf(results), message: failed && `${failed.name}: ${failed.message}` }
  } catch (error) {
    return {
      id,
      status: 'wrong',
      message: `the file does not load: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

/** Waits until the message has left: an endless loop right after it must not hold it back. */
function send(message: unknown): Promise<void> {
  return new Promise((resolve) =>
    process.send ? process.send(message, undefined, undefined, () => resolve()) : resolve(),
  )
}
