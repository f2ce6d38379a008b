// npm test: everything. npm test -- backprop: a chapter. npm test -- sum-to: an exercise. A path works, too.
import colors from 'picocolors'
import type { TestUserConfig } from 'vitest/node'
import { runTests } from './run-tests.ts'
import { select, UsageError } from './select.ts'

try {
  const { names, options } = await commandLine(process.argv.slice(2))
  process.exitCode = await runTests(select(names), options)
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof Error && error.name === 'CACError')) throw error
  console.error(colors.red(error.message))
  process.exitCode = 1
}

/** Flags are those of vitest, which takes a second to load: names alone do without it. */
async function commandLine(words: string[]): Promise<{ names: string[]; options: TestUserConfig }> {
  if (!words.some((word) => word.startsWith('-'))) return { names: words, options: {} }
  const { parseCLI } = await import('vitest/node')
  const { filter, options } = parseCLI(['vitest', 'run', ...words], { allowUnknownOptions: false })
  return { names: filter, options }
}
