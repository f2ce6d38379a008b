import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import type { CheckFile, Functions } from '../checks/judge.ts'

/** The checks of an exercise, with the driver that stands between them and the code under test, if there is one. */
export async function loadChecks(entry: ExerciseEntry): Promise<CheckFile> {
  const { checks, driver } = exerciseFiles(entry)
  const file = (await loadModule(checks)) as unknown as CheckFile
  const drive = existsSync(driver) ? (await loadModule(driver)).drive : undefined
  return { checks: file.checks, exempt: file.exempt, drive: drive as CheckFile['drive'] }
}

export function loadModule(path: string): Promise<Functions> {
  return import(href(path))
}

/** On Windows, `import('C:\\…')` takes C: for a protocol; a file address works everywhere. */
export function href(path: string): string {
  return pathToFileURL(path).href
}
