import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exerciseFolder } from '../../../chapters/book/exercise.ts'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import { runsFolder } from '../../../chapters/book/root.ts'
import { wrongFile } from '../checks/wrong.ts'
import type { WrongAnswer } from '../checks/wrong.ts'
import { href } from '../child/load.ts'

interface WrongFile {
  name: string
  why: string
  /** Where it was built. */
  path: string
}

/** Builds the wrong answers of an exercise, below `.runs/` where the engine can be imported, and says which cannot be built. */
export async function wrongAnswers(entry: ExerciseEntry): Promise<{ answers: WrongFile[]; problems: string[] }> {
  const { solution, wrong } = exerciseFiles(entry)
  const changes = (await import(href(wrong))).default as Record<string, WrongAnswer>
  const text = readFileSync(solution, 'utf8')
  const folder = join(runsFolder('wrong'), exerciseFolder(entry))
  mkdirSync(folder, { recursive: true })
  const answers: WrongFile[] = []
  const problems: string[] = []
  for (const [name, answer] of Object.entries(changes)) {
    const path = join(folder, `${name}.ts`)
    try {
      writeIfNew(path, wrongFile(text, answer))
      answers.push({ name, why: answer.why, path })
    } catch (error) {
      problems.push(`wrong answer ${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { answers, problems }
}

/** A file that stays as it is does not wake a watching editor. */
function writeIfNew(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
}
