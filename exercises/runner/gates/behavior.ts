import { join } from 'node:path'
import colors from 'picocolors'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import { root } from '../../../chapters/book/root.ts'
import { dataOnly } from '../checks/data-only.ts'
import { underTest } from '../checks/judge.ts'
import { runChecks } from '../checks/run-checks.ts'
import type { Result } from '../checks/run-checks.ts'
import { href, loadChecks, loadModule } from '../child/load.ts'
import { wrongAnswers } from './wrong-answers.ts'

/** Every check of the stub ends in todo, the solution passes, also from another thread, and every wrong answer fails. */
export async function behaviorGate(entry: ExerciseEntry, verbose: boolean): Promise<string[]> {
  const { stub, solution } = exerciseFiles(entry)
  const exports = Object.keys(await import(href(solution)))
  const problems = await missingExports('stub.ts', stub, exports)
  const untouched = await check(entry, stub)
  if (untouched.length === 0) problems.push('it has no checks')
  problems.push(...others(untouched, 'todo', 'on the stub'))
  problems.push(...others(await check(entry, solution), 'pass', 'on the solution'))
  problems.push(...others(await check(entry, solution, true), 'pass', 'on the solution, with cloned data'))
  problems.push(...(await replacedExports(entry, exports)))
  return [...problems, ...(await wrongAnswersFail(entry, exports, verbose))]
}

async function wrongAnswersFail(entry: ExerciseEntry, exports: string[], verbose: boolean): Promise<string[]> {
  const { answers, problems } = await wrongAnswers(entry)
  if (answers.length < 3) problems.push(`it has ${answers.length} wrong answers, 3 are needed`)
  for (const { name, why, path } of answers) {
    if (why.trim() === '') problems.push(`wrong.ts does not say why a learner would write ${name}`)
    problems.push(...(await missingExports(`wrong answer ${name}`, path, exports)))
    const failed = (await check(entry, path)).filter((result) => result.status === 'fail')
    if (failed.length === 0) problems.push(`wrong answer ${name} passes every check`)
    if (!verbose) continue
    console.log(`\n${name} ${colors.dim(why)}`)
    for (const result of failed) console.log(`  ${colors.red('✗')} ${result.name}\n      ${result.message}`)
  }
  return problems
}

/** What stands for an engine file offers all that the file offers; it may offer more. */
async function replacedExports({ replaces }: ExerciseEntry, exports: string[]): Promise<string[]> {
  if (replaces === undefined) return []
  const missing = Object.keys(await import(href(join(root, replaces)))).filter((name) => !exports.includes(name))
  return missing.length === 0 ? [] : [`it stands for ${replaces}, and does not export ${missing.join(', ')}`]
}

async function missingExports(what: string, path: string, exports: string[]): Promise<string[]> {
  const present = Object.keys(await import(href(path)))
  return present.sort().join() === [...exports].sort().join()
    ? []
    : [`${what} exports ${present.join(', ') || 'nothing'}; the solution ${exports.join(', ')}`]
}

function others(results: Result[], wanted: Result['status'], where: string): string[] {
  const found = results.filter((result) => result.status !== wanted)
  return found.map(
    (result) => `${where}, "${result.name}" ends as ${result.status}, not ${wanted} ${result.message ?? ''}`,
  )
}

async function check(entry: ExerciseEntry, path: string, cloned = false): Promise<Result[]> {
  const file = await loadChecks(entry)
  const impl = underTest(file, await loadModule(path))
  return runChecks(file.checks, cloned ? dataOnly(impl) : impl)
}
