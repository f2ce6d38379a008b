import { existsSync, readFileSync, watch } from 'node:fs'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'

/** A save often touches a file twice, or puts another in its place: what happens within this time is one. */
const pause = 50

/** How often a folder that went away, as with another branch, is looked for. */
const retry = 500

/**
 * Calls `saved` when a file of an exercise has other contents than before. Folders are watched, not files: many editors
 * write a new file and give it the old one's name, and who watches the old file never hears of it again.
 */
export function onSave(entries: readonly ExerciseEntry[], saved: (entry: ExerciseEntry) => void): void {
  for (const entry of entries) watchFolder(entry, () => saved(entry))
}

function watchFolder(entry: ExerciseEntry, saved: () => void): void {
  const { folder } = exerciseFiles(entry)
  let before = contents(entry)
  const begin = () => {
    if (!existsSync(folder)) return void setTimeout(begin, retry)
    let ended = false
    // Anew after each event: the folder itself may be another one now.
    const again = (delay: number) => {
      if (ended) return
      ended = true
      watcher.close()
      setTimeout(begin, delay)
    }
    const watcher = watch(folder, () => again(pause)).on('error', () => again(retry))
    // What happened while nobody watched.
    const now = contents(entry)
    if (now === before) return
    before = now
    saved()
  }
  begin()
}

/** Of the files that a verdict depends on; '' where one is missing, as for a moment while it is replaced. */
function contents(entry: ExerciseEntry): string {
  const { learner, checks, driver } = exerciseFiles(entry)
  return [learner, checks, driver].map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')).join('\0')
}
