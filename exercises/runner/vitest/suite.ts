import { test } from 'vitest'
import { runCheck } from '../run-checks.ts'
import type { Checks, Remote } from '../checks.ts'

/** Registers every check of one exercise as a test: passed, failed, or skipped where a stub was called. */
export function exerciseSuite<Impl>(checks: Checks<Impl>, impl: Remote<Impl>): void {
  for (const [name, check] of Object.entries(checks)) {
    test(name, async ({ skip }) => {
      const result = await runCheck(name, check, impl)
      if (result.status === 'todo') skip('todo')
      if (result.status === 'fail') {
        // The message of the learner's view, the stack of the original: vitest maps it to lines of the source.
        const error = result.error instanceof Error ? result.error : new Error(result.message)
        error.message = result.message ?? error.message
        throw error
      }
    })
  }
}
