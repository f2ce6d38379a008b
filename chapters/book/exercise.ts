// What an exercise is. Browser-safe: stubs, checks and pages use it.

/** `try`: a few lines, the idea. `build`: a piece of the engine. `stretch`: needs a pencil. */
export type Level = 'try' | 'build' | 'stretch'

/** One exercise, as listed in `exercises/NN-slug/manifest.ts`. */
export interface ExerciseEntry {
  /** `<chapter slug>/<name>`, such as `backprop/sum-to`. */
  id: string
  title: string
  /** The chapter's folder, such as `04-backprop`. */
  chapter: string
  level: Level
  points: number
  /** How long it takes a reader who has read the section. */
  minutes: number
  /** The engine file whose place the solved exercise can take, such as `lib/ops/matmul.ts`. */
  replaces?: string
  /** Anchor of the section that explains it, in the chapter's `index.md`. */
  section?: string
}

/** `backprop/sum-to` → `sum-to` */
export function exerciseName({ id }: Pick<ExerciseEntry, 'id'>): string {
  return id.slice(id.indexOf('/') + 1)
}

/** Of its heading on a page: `backprop/sum-to` → `exercise-backprop-sum-to`. */
export function exerciseAnchor({ id }: Pick<ExerciseEntry, 'id'>): string {
  return `exercise-${id.replace('/', '-')}`
}

/** `backprop/sum-to` → `04-backprop/sum-to`, below `exercises/` and below `solutions/`. */
export function exerciseFolder(entry: Pick<ExerciseEntry, 'id' | 'chapter'>): string {
  return `${entry.chapter}/${exerciseName(entry)}`
}
