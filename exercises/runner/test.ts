// npm test: everything. npm test -- backprop: a chapter. npm test -- sum-to: an exercise. A path works, too.
import colors from 'picocolors'
import { parseCLI } from 'vitest/node'
import { root } from './catalog.ts'
import { select, UsageError } from './select.ts'
import { runTests } from './run-tests.ts'

try {
  const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)], { allowUnknownOptions: false })
  const selection = select(filter)
  process.exitCode = await runTests(selection, { ...options, root })
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof Error && error.name === 'CACError')) throw error
  console.error(colors.red(error.message))
  process.exitCode = 1
}
