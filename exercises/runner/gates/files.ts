import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manifest } from '../../manifest.ts'
import { numberedFolders } from '../../../chapters/book/chapters.ts'
import { exerciseFolder } from '../../../chapters/book/exercise.ts'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import { fromRoot, root } from '../../../chapters/book/root.ts'

/** Every part of the exercise is there, and the file the learner gets is the stub. */
export function filesGate(entry: ExerciseEntry, edited: boolean): string[] {
  const { learner, checks, hints, solution, stub, wrong } = exerciseFiles(entry)
  const missing = [learner, checks, hints, solution, stub, wrong].filter((path) => !existsSync(path))
  if (missing.length > 0) return missing.map((path) => `${fromRoot(path)} is missing`)
  if (edited || readFileSync(learner, 'utf8') === readFileSync(stub, 'utf8')) return []
  return [`${fromRoot(learner)} differs from its stub (on a copy with attempts in it: npm run gates -- --edited)`]
}

/** Nothing lies on disk that the manifest does not list, and no id is listed twice. */
export function unlistedGate(): string[] {
  const problems: string[] = []
  const listed = manifest.map(exerciseFolder)
  for (const parent of ['exercises', 'solutions']) {
    for (const chapter of numberedFolders(join(root, parent))) {
      for (const found of readdirSync(join(root, parent, chapter), { withFileTypes: true })) {
        const folder = `${chapter}/${found.name}`
        if (found.isDirectory() && !listed.includes(folder)) problems.push(`${parent}/${folder} is not in the manifest`)
      }
    }
  }
  const text = readFileSync(join(root, 'exercises', 'manifest.ts'), 'utf8')
  for (const chapter of numberedFolders(join(root, 'exercises'))) {
    const file = join(root, 'exercises', chapter, 'manifest.ts')
    if (!existsSync(file)) problems.push(`exercises/${chapter}/manifest.ts is missing`)
    else if (!text.includes(`./${chapter}/manifest.ts`))
      problems.push(`exercises/manifest.ts does not import ./${chapter}/manifest.ts`)
  }
  const twice = listed.filter((folder, i) => listed.indexOf(folder) !== i)
  return [...problems, ...twice.map((folder) => `${folder} is listed twice`)]
}
