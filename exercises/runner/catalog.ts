import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { manifest } from '../manifest.ts'
import { exerciseFolder, exerciseName } from './entry.ts'
import type { ExerciseEntry } from './entry.ts'

/** The repository's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')

export interface Chapter {
  /** `04-backprop` */
  folder: string
  number: number
  /** `backprop` */
  slug: string
  exercises: ExerciseEntry[]
}

/** The chapters that have a text or exercises, in the order of the book. */
export function chapters(): Chapter[] {
  const folders = new Set(['chapters', 'exercises'].flatMap((parent) => chapterFolders(join(root, parent))))
  return [...folders].sort().map((folder) => ({
    folder,
    number: Number(folder.slice(0, 2)),
    slug: folder.slice(3),
    exercises: manifest.filter((entry) => entry.chapter === folder),
  }))
}

export function chapterFolders(parent: string): string[] {
  if (!existsSync(parent)) return []
  const folders = readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.map((entry) => entry.name).filter((name) => /^\d\d-/.test(name))
}

/** Where the parts of an exercise lie, as absolute paths. */
export function files(entry: ExerciseEntry) {
  const exercise = join(root, 'exercises', exerciseFolder(entry))
  const solution = join(root, 'solutions', exerciseFolder(entry))
  const name = `${exerciseName(entry)}.ts`
  return {
    folder: exercise,
    solutionFolder: solution,
    learner: join(exercise, name),
    checks: join(exercise, 'checks.ts'),
    driver: join(exercise, 'driver.ts'),
    hints: join(exercise, 'hints.md'),
    solution: join(solution, name),
    stub: join(solution, 'stub.ts'),
    wrong: join(solution, 'wrong'),
  }
}

/** The exercises that a reader may mean by `sum-to` or `backprop/sum-to`: one, none, or several. */
export function exercisesNamed(name: string): ExerciseEntry[] {
  return manifest.filter((entry) => entry.id === name || exerciseName(entry) === name || exerciseFolder(entry) === name)
}

/** `exercises/04-backprop/sum-to/checks.ts`, absolute, of any system → its entry. */
export function exerciseOfChecks(path: string): ExerciseEntry | undefined {
  const parts = path.replaceAll('\\', '/').split('/')
  if (parts.pop() !== 'checks.ts') return undefined
  const folder = parts.slice(-2).join('/')
  return manifest.find((entry) => exerciseFolder(entry) === folder)
}
