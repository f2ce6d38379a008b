// npm test: everything. npm test -- backprop: a chapter. npm test -- sum-to: an exercise. A path works, too.
import type { TestUserConfig } from 'vitest/node'
import { ended } from './command.ts'
import { runTests } from './run-tests.ts'
import { select } from './select.ts'

await ended(async () => {
  const { names, options } = await commandLine(process.argv.slice(2))
  process.exitCode = await runTests(select(names), options)
})

/** Flags are those of vitest, which takes a second to load: names alone do without it. */
async function commandLine(words: string[]): Promise<{ names: string[]; options: TestUserConfig }> {
  if (!words.some((word) => word.startsWith('-'))) return { names: words, options: {} }
  const { parseCLI } = await import('vitest/node')
  const { filter, options } = parseCLI(['vitest', 'run', ...words], { allowUnknownOptions: false })
  return { names: filter, options }
}
