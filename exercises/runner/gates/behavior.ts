import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import colors from 'picocolors'
import { files, root } from '../catalog.ts'
import { dataOnly } from '../data-only.ts'
import type { ExerciseEntry } from '../entry.ts'
import { href, loadExercise } from '../load.ts'
import { runChecks } from '../run-checks.ts'
import type { Result } from '../run-checks.ts'

/** Every check of the stub ends in todo, the solution passes, also from another thread, and every wrong answer fails. */
export async function behaviorGate(entry: ExerciseEntry, verbose: boolean): Promise<string[]> {
  const { stub, solution } = files(entry)
  const exports = Object.keys(await import(href(solution)))
  const problems = await missingExports('stub.ts', stub, exports)
  const untouched = await check(entry, stub)
  if (untouched.length === 0) problems.push('it has no checks')
  problems.push(...others(untouched, 'todo', 'on the stub'))
  problems.push(...others(await check(entry, solution), 'pass', 'on the solution'))
  problems.push(...others(await check(entry, solution, true), 'pass', 'on the solution, with cloned data'))
  problems.push(...(await replacedExports(entry, exports)))
  return [...problems, ...(await wrongAnswers(entry, exports, verbose))]
}

async function wrongAnswers(entry: ExerciseEntry, exports: string[], verbose: boolean): Promise<string[]> {
  const { wrong } = files(entry)
  const names = readdirSync(wrong).filter((name) => name.endsWith('.ts'))
  const enough = names.length >= 3 && names.length <= 6
  const problems = enough ? [] : [`it has ${names.length} wrong answers, 3 to 6 are needed`]
  for (const name of names) {
    const path = join(wrong, name)
    const [comment] = readFileSync(path, 'utf8').split('\n', 1)
    if (!/^\/\/ \S/.test(comment)) problems.push(`wrong/${name} does not begin with a comment that says what is wrong`)
    problems.push(...(await missingExports(`wrong/${name}`, path, exports)))
    const failed = (await check(entry, path)).filter((result) => result.status === 'fail')
    if (failed.length === 0) problems.push(`wrong/${name} passes every check`)
    if (!verbose) continue
    console.log(`\nwrong/${name} ${colors.dim(comment)}`)
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
  const { checks, impl } = await loadExercise(entry, path)
  return runChecks(checks, cloned ? dataOnly(impl) : impl)
}
