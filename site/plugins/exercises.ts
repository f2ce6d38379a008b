// The exercises as the pages see them at build time: the manifest's entry, the task and the starter code.
import { exerciseAnchor, exerciseFolder, type ExerciseEntry } from '../../chapters/book/exercise.ts'
import { manifest } from '../../chapters/book/exercises.ts'
import { readText } from '../../chapters/book/root.ts'
import { splitStarter, type Starter } from '../components/task.ts'
import { strings } from '../strings.ts'

export interface ExercisePage extends ExerciseEntry {
  /** `04-backprop/sum-to`: the folder below `exercises/` and `solutions/`. */
  folder: string
  /** Of its heading: `exercise-backprop-sum-to`. */
  anchor: string
  starter: Starter
}

/** The exercise with an id such as `backprop/sum-to`, or undefined when there is none yet. */
export function readExercise(id: string): ExercisePage | undefined {
  const entry = manifest.find((candidate) => candidate.id === id)
  if (!entry) return undefined
  const folder = exerciseFolder(entry)
  const starter = splitStarter(readText(`solutions/${folder}/stub.ts`))
  return { ...entry, folder, anchor: exerciseAnchor(entry), starter }
}

/** The exercise as Markdown: its heading, of that level, and its task as the starter's comments say it. */
export function exerciseText({ title, anchor, starter: { intro, tasks } }: ExercisePage, level = 3): string {
  const named = tasks.map(({ name, text }) =>
    tasks.length > 1 && !text.startsWith(name) ? `**\`${name}\`** ${text}` : text,
  )
  return [`${'#'.repeat(level)} ${strings.exercise.heading}: ${title} {#${anchor}}`, intro, ...named]
    .filter(Boolean)
    .join('\n\n')
}
