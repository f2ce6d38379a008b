import { relative } from 'node:path'
import colors from 'picocolors'
import { createVitest } from 'vitest/node'
import type { Reporter, TestModule, TestUserConfig, Vitest } from 'vitest/node'
import { root } from '../../../chapters/book/root.ts'
import type { Counts } from '../terminal/verdict.ts'
import { isSelected } from './select.ts'
import type { Selection } from './select.ts'

/** Runs the tests of the engine, the book and its tools; prints failures. Adds to `counts`, and returns how many files ran. */
export async function testEngine(
  selection: Selection,
  options: TestUserConfig,
  counts: Counts,
  progress: (text: string) => void,
): Promise<number> {
  if (/[#?]/.test(root)) {
    console.error(
      colors.red(`${root}: the engine's tests run in Vite, which cannot read a folder with # or ? in its name`),
    )
    counts.failed++
    return 0
  }
  const reporter = new EngineReporter(counts, progress)
  const vitest = await createVitest('test', { ...options, root, watch: false, reporters: [reporter] })
  try {
    await vitest.standalone()
    const all = await vitest.globTestSpecifications()
    const specifications = all.filter((specification) => isSelected(specification.moduleId, selection))
    if (specifications.length > 0) await vitest.runTestSpecifications(specifications, selection.all)
    else if (selection.exercises.length === 0)
      console.error(colors.red('no test file found: nothing ran, so nothing was shown to work'))
  } finally {
    await vitest.close()
  }
  return reporter.files
}

/** Counts a run of vitest, and prints what fails. */
class EngineReporter implements Reporter {
  files = 0
  private vitest: Vitest | undefined
  private readonly counts: Counts
  private readonly progress: (text: string) => void

  constructor(counts: Counts, progress: (text: string) => void) {
    this.counts = counts
    this.progress = progress
  }

  onInit(vitest: Vitest): void {
    this.vitest = vitest
  }

  onTestModuleQueued(module: TestModule): void {
    this.progress(`${this.counts.passed} passed, ${relative(root, module.moduleId)}`)
  }

  onTestModuleEnd(module: TestModule): void {
    this.files++
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state !== 'pending') this.counts[state]++
    }
    this.printFailures(module)
    // A file that does not load has no tests, and still must count.
    if (module.errors().length > 0) this.counts.failed++
  }

  onUserConsoleLog({ content, type }: { content: string; type: 'stdout' | 'stderr' }): void {
    this.progress('')
    process[type].write(content)
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly { message: string }[]): void {
    this.progress('')
    for (const error of errors) {
      this.counts.failed++
      this.vitest?.logger.printError(error, { fullStack: true, type: 'Unhandled error' })
    }
  }

  private printFailures(module: TestModule): void {
    const failures = [...module.children.allTests('failed')]
    const errors = [
      ...[...module.errors()].map((error) => ({ name: '', error })),
      ...failures.flatMap((test) =>
        (test.result().errors ?? []).map((error) => ({ name: ` › ${test.fullName}`, error })),
      ),
    ]
    for (const { name, error } of errors) {
      this.progress('')
      this.vitest?.logger.error(`\n${colors.red('✗')} ${relative(root, module.moduleId)}${name}`)
      this.vitest?.logger.printError(error, { project: module.project })
    }
  }
}
