import colors from 'picocolors'
import type { TestUserConfig } from 'vitest/node'
import { exerciseFiles, manifest } from '../../../chapters/book/exercises.ts'
import { exerciseName } from '../../../chapters/book/exercise.ts'
import { fromRoot } from '../../../chapters/book/root.ts'
import { judgeInChildren } from '../child/pool.ts'
import type { ExerciseOutcome } from '../child/protocol.ts'
import { boardChapters, detail, next, overview, score } from '../terminal/board.ts'
import type { Statuses } from '../terminal/board.ts'
import { progressLine } from '../terminal/progress-line.ts'
import { attemptReport, checkList } from '../terminal/report.ts'
import { verdict } from '../terminal/verdict.ts'
import type { Counts } from '../terminal/verdict.ts'
import type { Selection } from './select.ts'

/** Judges the selected exercises and runs the selected tests, prints the board, failures, and the counts. Returns the exit code. */
export async function runTests(selection: Selection, options: TestUserConfig): Promise<number> {
  const started = performance.now()
  const counts: Counts = { passed: 0, failed: 0, skipped: 0, todo: 0 }
  const progress = progressLine()
  const print = (text: string) => {
    progress('')
    process.stdout.write(text)
  }
  const judged = judgeInChildren(selection.exercises, {
    onOutcome: ({ entry, checks, status }) => {
      progress(entry.id)
      for (const check of checks)
        counts[check.status === 'pass' ? 'passed' : check.status === 'fail' ? 'failed' : 'todo']++
      if (status === 'loop') counts.failed++
    },
    onOutput: print,
  })
  const files = selection.tests.length === 0 ? 0 : await testEngine(selection, options, counts, progress)
  const outcomes = await judged
  progress('')
  counts.skipped += counts.todo
  if (outcomes.length > 0) printExercises(selection, outcomes)
  const { code, lines } = verdict(counts)
  const judgedFiles = files + outcomes.length
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`\n${colors.dim(`${judgedFiles} ${judgedFiles === 1 ? 'file' : 'files'} in ${seconds} s`)}`)
  for (const line of lines) console.log(line)
  return code
}

/** Learners' files do without vitest, which takes a second to load. */
async function testEngine(...args: Parameters<typeof import('./engine-tests.ts').testEngine>): Promise<number> {
  const engine = await import('./engine-tests.ts')
  return engine.testEngine(...args)
}

function printExercises(selection: Selection, outcomes: readonly ExerciseOutcome[]): void {
  const statuses: Statuses = new Map(outcomes.map(({ entry, status }) => [entry.id, status]))
  const { exercises } = selection
  const attempts = outcomes.filter(({ status }) => status === 'wrong' || status === 'loop')
  const single = !selection.all && outcomes.length === 1
  console.log(`\n${selection.all ? overview(boardChapters(manifest), statuses) : detail(exercises, statuses)}`)
  if (single && attempts.length === 0) console.log(checkList(outcomes[0]))
  for (const attempt of attempts) console.log(`\n${attemptReport(attempt, single)}`)
  for (const { entry, note } of outcomes) if (note !== undefined) console.log(`\n  ${entry.id} ${note}`)
  console.log(`\n  ${colors.bold(score(exercises, statuses))}`)
  const open = next(exercises, statuses)
  if (open && attempts.length === 0)
    console.log(`  ${colors.dim(`next: ${exerciseName(open)}, in ${fromRoot(exerciseFiles(open).learner)}`)}`)
}
