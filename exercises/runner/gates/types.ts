import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { exerciseFolder, exerciseName } from '../../../chapters/book/exercise.ts'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import { root } from '../../../chapters/book/root.ts'

// `typeof import(…)` of two files: the same exports, or not; assignable is not enough, it
// allows a parameter more. Classes are
// compared by what they are made from and what they offer: their private fields make any two of them differ.
const preamble = `
type Surface<M> = { [Key in keyof M]: M[Key] extends abstract new (...args: infer Args) => infer Instance
  ? (...args: Args) => { [Field in keyof Instance]: Instance[Field] }
  : M[Key] }
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
`

/** Stub and solution export the same types: tsc compares them in one generated file. */
export async function typesGate(entries: readonly ExerciseEntry[]): Promise<string[]> {
  const present = entries.filter(
    (entry) => existsSync(exerciseFiles(entry).stub) && existsSync(exerciseFiles(entry).solution),
  )
  const folder = join(root, '.runs', 'gates')
  mkdirSync(folder, { recursive: true })
  const lines = present.map((entry, i) => {
    const path = `../../solutions/${exerciseFolder(entry)}`
    return `export const same${i}: Same<Surface<typeof import('${path}/stub.ts')>, Surface<typeof import('${path}/${exerciseName(entry)}.ts')>> = true`
  })
  writeFileSync(join(folder, 'types.ts'), `${lines.join('\n')}\n${preamble}`)
  const config = {
    extends: '../../tsconfig.json',
    files: ['types.ts'],
    include: [],
    exclude: [],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const output = await tsc(['-p', folder, '--pretty', 'false'])
  const problems = output.split('\n').flatMap((line) => {
    const found = /types\.ts\((\d+),/.exec(line)
    if (found) return `${present[Number(found[1]) - 1]?.id}: stub and solution export different types`
    return /error TS/.test(line) ? line : []
  })
  return [...problems, ...present.flatMap(typeNameProblems)]
}

/** Types leave no trace at run time, and `typeof import` holds values only: their names are read from the text. */
function typeNameProblems(entry: ExerciseEntry): string[] {
  const [stub, solution] = [exerciseFiles(entry).stub, exerciseFiles(entry).solution].map((path) => {
    const names = [...readFileSync(path, 'utf8').matchAll(/^export (?:type|interface) (\w+)/gm)].map(
      (match) => match[1],
    )
    return names.sort().join(', ')
  })
  return stub === solution ? [] : [`${entry.id}: the stub exports the types [${stub}], the solution [${solution}]`]
}

function tsc(args: string[]): Promise<string> {
  const script = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', reject)
    child.on('close', () => resolve(output))
  })
}
