import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import { root } from '../../../chapters/book/root.ts'
import { writeDurable } from '../../../lib/node/durable.ts'
import { systemFault } from '../../../lib/node/system-fault.ts'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { parseHints } from '../../../chapters/book/hints.ts'
import type { Hint } from '../../../chapters/book/hints.ts'

// How many hints someone has opened is kept here; git ignores the folder.
const progressFile = join(root, '.runs', 'hints.json')

/** As a terminal shows them: the fences around an outline are for the page. */
export function hintsOf(entry: ExerciseEntry): Hint[] {
  const hints = parseHints(readFileSync(exerciseFiles(entry).hints, 'utf8'))
  return hints.map(({ title, text }) => ({ title, text: text.replaceAll(/^```.*\n?/gm, '').trimEnd() }))
}

/** How many of its hints were opened, so far. */
export function openedHints(entry: ExerciseEntry): number {
  return readProgress()[entry.id] ?? 0
}

/** @returns why it could not be written, where that is so: the hint was shown all the same. */
export function rememberHints(entry: ExerciseEntry, opened: number): string | undefined {
  try {
    writeDurable(progressFile, JSON.stringify({ ...readProgress(), [entry.id]: opened }, null, 2) + '\n')
    return undefined
  } catch (error) {
    const why = systemFault(error)
    if (why === undefined) throw error
    return why
  }
}

function readProgress(): Record<string, number> {
  try {
    return JSON.parse(readFileSync(progressFile, 'utf8'))
  } catch {
    return {} // nothing opened yet
  }
}
