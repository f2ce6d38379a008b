import { join } from 'node:path'
import { manifest } from '../../exercises/manifest.ts'
import type { Chapter } from './chapters.ts'
import { exerciseFolder, exerciseName, type ExerciseEntry } from './exercise.ts'
import { root } from './root.ts'

export { manifest }

/** The exercises of a chapter, in the order of its text. */
export function exercisesOf({ name }: Pick<Chapter, 'name'>): ExerciseEntry[] {
  return manifest.filter(({ chapter }) => chapter === name)
}

/**
 * The exercises that a reader may mean by `sum-to`, `backprop/sum-to` or
 * `04-backprop/sum-to`: one, none, or several.
 */
export function exercisesNamed(typed: string): ExerciseEntry[] {
  return manifest.filter((entry) =>
    [entry.id, exerciseName(entry), exerciseFolder(entry)].includes(typed),
  )
}

/** Where the parts of an exercise lie, as absolute paths. */
export function exerciseFiles(entry: ExerciseEntry) {
  const folder = join(root, 'exercises', exerciseFolder(entry))
  const solutionFolder = join(root, 'solutions', exerciseFolder(entry))
  const file = `${exerciseName(entry)}.ts`
  return {
    folder,
    solutionFolder,
    learner: join(folder, file),
    checks: join(folder, 'checks.ts'),
    driver: join(folder, 'driver.ts'),
    hints: join(folder, 'hints.md'),
    solution: join(solutionFolder, file),
    stub: join(solutionFolder, 'stub.ts'),
    wrong: join(solutionFolder, 'wrong.ts'),
  }
}
