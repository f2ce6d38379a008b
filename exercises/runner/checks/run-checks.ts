import { callOf, noted } from './calls.ts'
import { CheckError } from './compare/check-error.ts'
import { t } from './compare/t.ts'
import type { Check, Checks, Remote } from './check.ts'
import { takeViolations } from './guard.ts'
import { resetTodo, todoCalls, TodoError } from './todo.ts'

export interface Result {
  name: string
  status: 'pass' | 'fail' | 'todo'
  message?: string
  /** `/…/sum-to.ts:12`, where the error's stack tells. */
  location?: string
  error?: unknown
}

export type ExerciseStatus = 'solved' | 'started' | 'unsolved' | 'wrong'

/** Runs one check. It is `todo` when a stub was called, whatever came of it otherwise. */
export async function runCheck<Impl>(name: string, check: Check<Impl>, impl: Remote<Impl>): Promise<Result> {
  resetTodo()
  takeViolations()
  const { impl: functions, last } = noted(impl)
  let error: unknown
  let failed = false
  try {
    await check(functions, t)
  } catch (thrown) {
    error = thrown
    failed = true
  }
  const stubs = todoCalls()
  resetTodo()
  const [violation] = takeViolations()
  if (stubs.length > 0 || (error instanceof Error && error.name === TodoError.name)) return { name, status: 'todo' }
  // Before what the check says: a value that is wrong may be so because an argument was changed.
  if (violation !== undefined) return { name, status: 'fail', message: withCall(violation, callOf(last)) }
  if (!failed) return { name, status: 'pass' }
  return { name, status: 'fail', message: messageOf(error, callOf(last)), location: locationOf(error), error }
}

/** Runs every check of an exercise, one after the other. `impl` may be local or remote; `alive` is called after each. */
export async function runChecks<Impl>(
  checks: Checks<Impl>,
  impl: Remote<Impl>,
  alive: () => Promise<void> | void = () => {},
): Promise<Result[]> {
  const results: Result[] = []
  for (const [name, check] of Object.entries(checks)) {
    results.push(await runCheck(name, check, impl))
    await alive()
  }
  return results
}

/** One word for an exercise: a wrong answer outweighs an open one; "started" has some checks behind it. */
export function statusOf(results: readonly { status: Result['status'] }[]): ExerciseStatus {
  if (results.some((result) => result.status === 'fail')) return 'wrong'
  const open = results.filter((result) => result.status === 'todo').length
  if (open === 0 && results.length > 0) return 'solved'
  return open < results.length ? 'started' : 'unsolved'
}

/** What came and what was wanted, or what was thrown, and after which call; a check's own words stand alone. */
function messageOf(error: unknown, call: string | undefined): string {
  if (error instanceof CheckError && error.complete) return error.message
  if (!(error instanceof Error)) return withCall(`threw ${String(error)}, which is not an Error`, call)
  if (error instanceof CheckError) return withCall(error.message, call)
  return withCall(`${error.name}: ${error.message}`, call)
}

function withCall(message: string, call: string | undefined): string {
  return call === undefined ? message : `${message}, after ${call}`
}

/** The innermost frame in someone's own code: not the comparisons, not Node's. */
function locationOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  for (const line of (error.stack ?? '').split('\n')) {
    // "at f (/folder/file.ts:12:7)", "at async /folder/file.ts:12:7"
    const frame = /^\s+at (?:[^(]*? \()?(?:async )?(.*:\d+):\d+\)?$/.exec(line)?.[1]
    if (frame === undefined || !/[\\/]/.test(frame) || frame.startsWith('node:')) continue
    if (!/node_modules|exercises\/runner\/(?!.*\.test\.ts)/.test(frame.replaceAll('\\', '/'))) return frame
  }
  return undefined
}
