import type { Reporter, TestModule, Vitest } from 'vitest/node'
import colors from 'picocolors'
import { relative } from 'node:path'
import { exerciseOfChecks, root } from './catalog.ts'
import { exerciseOutcome } from './outcome.ts'
import type { ExerciseOutcome } from './outcome.ts'
import type { Counts } from './verdict.ts'
import { Watchdog } from './watchdog.ts'

/** Collects a run of vitest: exercises apart from tests, and a clock for each open exercise. */
export class ChalkgradReporter implements Reporter {
  readonly exercises = new Map<string, ExerciseOutcome>()
  readonly counts: Counts = { passed: 0, failed: 0, skipped: 0, todo: 0 }
  files = 0
  private vitest: Vitest | undefined
  private readonly watchdog: Watchdog
  private readonly onProgress: (text: string) => void
  private readonly onLoop: (outcome: ExerciseOutcome) => void

  constructor(loopSeconds: number, onLoop: (outcome: ExerciseOutcome) => void, onProgress: (text: string) => void) {
    this.onLoop = onLoop
    this.onProgress = onProgress
    this.watchdog = new Watchdog(loopSeconds, (file) => this.loop(file))
  }

  onInit(vitest: Vitest): void {
    this.vitest = vitest
  }

  onTestModuleQueued(module: TestModule): void {
    this.onProgress(relative(root, module.moduleId))
    if (exerciseOfChecks(module.moduleId)) this.watchdog.sign(module.moduleId)
  }

  onTestModuleCollected(module: TestModule): void {
    if (exerciseOfChecks(module.moduleId)) this.watchdog.sign(module.moduleId)
  }

  onTestCaseResult({ module }: { module: TestModule }): void {
    if (exerciseOfChecks(module.moduleId) && module.state() === 'pending') this.watchdog.sign(module.moduleId)
  }

  onTestModuleEnd(module: TestModule): void {
    this.watchdog.close(module.moduleId)
    this.files++
    for (const test of module.children.allTests()) {
      const result = test.result()
      if (result.state !== 'pending') this.counts[result.state]++
      if (result.state === 'skipped' && result.note === 'todo') this.counts.todo++
    }
    const outcome = exerciseOutcome(module)
    if (outcome) this.exercises.set(outcome.entry.id, outcome)
    else this.printFailures(module)
    // A file that does not load has no tests, and still must count.
    if (module.errors().length > 0) this.counts.failed++
  }

  /** What a learner prints while looking for a mistake appears at once. */
  onUserConsoleLog({ content, type }: { content: string; type: 'stdout' | 'stderr' }): void {
    this.onProgress('')
    process[type].write(content)
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly { message: string }[]): void {
    this.onProgress('')
    for (const error of errors) {
      this.counts.failed++
      this.vitest?.logger.printError(error, { fullStack: true, type: 'Unhandled error' })
    }
  }

  private loop(file: string): void {
    const entry = exerciseOfChecks(file)
    if (!entry) return
    const outcome: ExerciseOutcome = { entry, status: 'loop', checks: [] }
    this.exercises.set(entry.id, outcome)
    this.counts.failed++
    this.onLoop(outcome)
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
      this.onProgress('')
      this.vitest?.logger.error(`\n${colors.red('✗')} ${relative(root, module.moduleId)}${name}`)
      this.vitest?.logger.printError(error, { project: module.project })
    }
  }
}
