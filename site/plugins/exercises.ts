// The exercises as the pages see them at build time: the manifest's entry and the starter code.
import { exerciseFolder, type ExerciseEntry } from '../../chapters/book/exercise.ts'
import { manifest } from '../../chapters/book/exercises.ts'
import { readText } from '../../chapters/book/root.ts'

export interface ExercisePage extends ExerciseEntry {
  /** `04-backprop/sum-to`: the folder below `exercises/` and `solutions/`. */
  folder: string
  starter: string
}

/** The exercise with an id such as `backprop/sum-to`, or undefined when there is none yet. */
export function readExercise(id: string): ExercisePage | undefined {
  const entry = manifest.find((candidate) => candidate.id === id)
  if (!entry) return undefined
  const folder = exerciseFolder(entry)
  return { ...entry, folder, starter: readText(`solutions/${folder}/stub.ts`) }
}
