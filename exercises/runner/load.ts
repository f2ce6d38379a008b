import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { files } from './catalog.ts'
import type { Checks, Remote } from './checks.ts'
import type { ExerciseEntry } from './entry.ts'

type Functions = Record<string, (...args: unknown[]) => unknown>

/** Loads the checks of an exercise, and the module at `path` the way its checks want it: through the driver, if there is one. */
export async function loadExercise(
  entry: ExerciseEntry,
  path: string,
): Promise<{ checks: Checks<Functions>; impl: Remote<Functions> }> {
  const { checks } = await load(files(entry).checks)
  const learners = await load(path)
  const { driver } = files(entry)
  const impl = existsSync(driver) ? (await load(driver)).drive(learners) : learners
  return { checks, impl }
}

function load(path: string) {
  return import(href(path))
}

/** On Windows, `import('C:\\…')` takes C: for a protocol; a file address works everywhere. */
export function href(path: string): string {
  return pathToFileURL(path).href
}
