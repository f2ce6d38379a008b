import { existsSync, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { chapters, exercisesNamed, files, root } from './catalog.ts'
import { suggest } from '../../lib/suggest.ts'
import { exerciseName } from './entry.ts'
import type { ExerciseEntry } from './entry.ts'

export interface Selection {
  /** Absolute files and folders whose tests run; empty means all. */
  paths: string[]
  /** The exercises the names stand for, for a detailed board. */
  exercises: ExerciseEntry[]
}

/** A mistake in what was typed: its message is for the reader, without a stack. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** `cnn` → the chapter's two folders, `sum-to` → the exercise's folder, a path → itself; anything else throws. */
export function select(names: readonly string[]): Selection {
  const selection: Selection = { paths: [], exercises: [] }
  for (const name of names) {
    const chapter = findChapter(name)
    if (chapter) {
      selection.paths.push(join(root, 'chapters', chapter.folder), join(root, 'exercises', chapter.folder))
      selection.exercises.push(...chapter.exercises)
    } else if (exercisesNamed(name).length > 0) {
      const entry = findExercise(name)
      selection.paths.push(files(entry).folder)
      selection.exercises.push(entry)
    } else if (existsSync(resolve(name))) {
      selection.paths.push(resolve(name))
      selection.exercises.push(
        ...chapters()
          .flatMap((chapter) => chapter.exercises)
          .filter((entry) => isInside(files(entry).folder, resolve(name))),
      )
    } else {
      throw new UsageError(unknown('chapter, exercise, or path', name, [...chapterNames(), ...exerciseNames()]))
    }
  }
  return selection
}

export function isSelected(file: string, { paths }: Selection): boolean {
  return paths.length === 0 || paths.some((path) => isInside(file, path))
}

function isInside(file: string, folder: string): boolean {
  const [a, b] = [resolve(file), resolve(folder)]
  return a === b || (a.startsWith(b + sep) && statSync(b).isDirectory())
}

function findChapter(name: string) {
  return chapters().find(({ folder, slug, number }) => name === slug || name === folder || name === String(number))
}

/** The one exercise meant, or a message that helps: unknown (did you mean), or found in two chapters. */
export function findExercise(name: string): ExerciseEntry {
  const found = exercisesNamed(name)
  if (found.length === 1) return found[0]
  if (found.length > 1)
    throw new UsageError(`${name} is in several chapters: ${found.map((entry) => entry.id).join(', ')}`)
  throw new UsageError(unknown('exercise', name, exerciseNames()))
}

function unknown(kind: string, name: string, candidates: string[]): string {
  const near = suggest(name, candidates)
  return `unknown ${kind} "${name}"${near.length > 0 ? `, did you mean ${near.join(' or ')}?` : ''}`
}

function chapterNames(): string[] {
  return chapters().map((chapter) => chapter.slug)
}

function exerciseNames(): string[] {
  return chapters().flatMap((chapter) => chapter.exercises.flatMap((entry) => [exerciseName(entry), entry.id]))
}
