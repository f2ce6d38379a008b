import { existsSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chapterNamed, chapters } from '../../../chapters/book/chapters.ts'
import { exerciseName } from '../../../chapters/book/exercise.ts'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { exerciseFiles, exercisesNamed, exercisesOf, manifest } from '../../../chapters/book/exercises.ts'
import { forwardSlashes, root } from '../../../chapters/book/root.ts'
import { suggest } from '../../../lib/suggest.ts'

export interface Selection {
  /** Nothing was named: everything is meant. */
  all: boolean
  /** Files and folders whose tests run, as real paths. */
  tests: string[]
  exercises: ExerciseEntry[]
}

/** A mistake in what was typed: its message is for the reader, without a stack. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** `cnn` → the chapter's tests and exercises, `sum-to` → the exercise, a path → what lies there; anything else throws. */
export function select(names: readonly string[]): Selection {
  if (names.length === 0) return { all: true, tests: [root], exercises: [...manifest] }
  const selection: Selection = { all: false, tests: [], exercises: [] }
  for (const name of names) {
    const chapter = chapterNamed(name)
    const path = pathOf(name)
    if (chapter) {
      selection.tests.push(...['chapters', 'exercises'].map((folder) => join(root, folder, chapter.name)))
      selection.exercises.push(...exercisesOf(chapter))
    } else if (exercisesNamed(name).length > 0) {
      selection.exercises.push(findExercise(name))
    } else if (path !== undefined) {
      const inside = manifest.filter((entry) => isInside(exerciseFiles(entry).folder, path))
      const around = exerciseAround(path)
      if (around === undefined) selection.tests.push(path)
      selection.exercises.push(...(around === undefined ? inside : [around]))
    } else {
      throw new UsageError(unknown('chapter, exercise, or path', name, [...chapterNames(), ...exerciseNames()]))
    }
  }
  return { ...selection, exercises: manifest.filter((entry) => selection.exercises.includes(entry)) }
}

/** Whether a test file is meant. */
export function isSelected(file: string, { tests }: Selection): boolean {
  return tests.some((path) => isInside(file, path))
}

/** The one exercise meant, by its name, its id, or a path in its folder; or a message that helps. */
export function findExercise(name: string): ExerciseEntry {
  const found = exercisesNamed(name)
  if (found.length === 1) return found[0]
  if (found.length > 1)
    throw new UsageError(`${name} is in several chapters: ${found.map((entry) => entry.id).join(', ')}`)
  const path = pathOf(name)
  const around = path === undefined ? undefined : exerciseAround(path)
  if (around !== undefined) return around
  // Its file's name, typed in another folder.
  if (name.endsWith('.ts')) return findExercise(name.slice(0, -'.ts'.length))
  throw new UsageError(unknown('exercise', name, exerciseNames()))
}

function exerciseAround(path: string): ExerciseEntry | undefined {
  return manifest.find((entry) => isInside(path, exerciseFiles(entry).folder))
}

/** npm starts every program in the root, and says in INIT_CWD where the reader stands. Links are followed, as `root` does. */
function pathOf(typed: string): string | undefined {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), typed)
  if (existsSync(path)) return realpathSync(path)
  const fromRoot = resolve(root, typed)
  return existsSync(fromRoot) ? realpathSync(fromRoot) : undefined
}

function isInside(path: string, folder: string): boolean {
  const [a, b] = [path, folder].map((name) => forwardSlashes(resolve(name)))
  return a === b || (a.startsWith(`${b}/`) && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true)
}

function unknown(kind: string, name: string, candidates: string[]): string {
  const near = suggest(name, candidates)
  return `unknown ${kind} "${name}"${near.length > 0 ? `, did you mean ${near.join(' or ')}?` : ''}`
}

function chapterNames(): string[] {
  return chapters().map((chapter) => chapter.slug)
}

function exerciseNames(): string[] {
  return manifest.flatMap((entry) => [exerciseName(entry), entry.id])
}
