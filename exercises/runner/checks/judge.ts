import type { Checks, Remote } from './check.ts'
import { guarded } from './guard.ts'
import type { Exempt } from './guard.ts'
import { runChecks } from './run-checks.ts'
import type { Result } from './run-checks.ts'

export type Functions = Record<string, (...args: unknown[]) => unknown>

/** What `checks.ts` exports, and the driver beside it. */
export interface CheckFile {
  checks: Checks<Functions>
  /** Arguments that it is the task to change. */
  exempt?: Exempt
  /** Runs where the learner's code runs, where that takes callbacks, classes, or tensors. */
  drive?: (learners: Functions) => Functions
}

/** The functions that the checks call: the learner's under guard, behind the driver. */
export function underTest({ exempt, drive }: CheckFile, learners: Functions): Remote<Functions> {
  const functions = guarded(learners, exempt)
  return drive ? drive(functions) : functions
}

/** Runs every check of an exercise on a learner's module: in the terminal and on the page. */
export function judge(file: CheckFile, learners: Functions, alive?: () => Promise<void>): Promise<Result[]> {
  return runChecks(file.checks, underTest(file, learners), alive)
}
