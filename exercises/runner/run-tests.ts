import colors from 'picocolors'
import { createVitest } from 'vitest/node'
import type { TestUserConfig } from 'vitest/node'
import { detail, next, overview, score } from './board.ts'
import type { BoardStatus } from './board.ts'
import { chapters } from './catalog.ts'
import { loopSeconds } from './check-in-child.ts'
import { exerciseName } from './entry.ts'
import { attemptReport, checkList } from './report.ts'
import { ChalkgradReporter } from './reporter.ts'
import { isSelected } from './select.ts'
import type { Selection } from './select.ts'
import { verdict } from './verdict.ts'
import { progressLine } from './progress-line.ts'

/** Runs the selected tests, prints failures, the board, and the counts. Returns the exit code. */
export async function runTests(selection: Selection, options: TestUserConfig): Promise<number> {
  const started = performance.now()
  const progress = progressLine()
  const reporter = new ChalkgradReporter(
    loopSeconds,
    () => {
      progress('')
      // The looping thread cannot be asked to stop: report, and leave with it.
      process.exit(printReport(reporter, selection, started))
    },
    (file) => progress(file && `${reporter.counts.passed} passed, ${file}`),
  )
  const vitest = await createVitest('test', { ...options, watch: false, reporters: [reporter] })
  try {
    await vitest.standalone()
    const all = await vitest.globTestSpecifications()
    const specifications = all.filter((specification) => isSelected(specification.moduleId, selection))
    if (specifications.length === 0) {
      console.error(colors.red('no test file found: nothing ran, so nothing was shown to work'))
      return 1
    }
    await vitest.runTestSpecifications(specifications, selection.paths.length === 0)
  } finally {
    await vitest.close()
  }
  return printReport(reporter, selection, started)
}

function printReport(reporter: ChalkgradReporter, selection: Selection, started: number): number {
  const statuses = new Map<string, BoardStatus>([...reporter.exercises].map(([id, outcome]) => [id, outcome.status]))
  const everything = chapters().flatMap((chapter) => chapter.exercises)
  const exercises = selection.paths.length === 0 ? everything : selection.exercises
  const attempts = [...reporter.exercises.values()].filter(({ status }) => status === 'wrong' || status === 'loop')
  const single = selection.paths.length > 0 && exercises.length === 1
  if (exercises.length > 0) {
    console.log(`\n${selection.paths.length === 0 ? overview(chapters(), statuses) : detail(exercises, statuses)}`)
    const outcome = reporter.exercises.get(exercises[0].id)
    if (single && outcome?.checks.length && attempts.length === 0) console.log(checkList(outcome))
    for (const attempt of attempts) console.log(`\n${attemptReport(attempt, single)}`)
    console.log(`\n  ${colors.bold(score(exercises, statuses))}`)
    const open = next(exercises, statuses)
    if (open && attempts.length === 0) {
      console.log(
        `  ${colors.dim(`next: ${exerciseName(open)}, in exercises/${open.chapter}/${exerciseName(open)}/${exerciseName(open)}.ts`)}`,
      )
    }
  }
  const { code, lines } = verdict(reporter.counts)
  const files = `${reporter.files} ${reporter.files === 1 ? 'file' : 'files'}`
  console.log(`\n${colors.dim(`${files} in ${((performance.now() - started) / 1000).toFixed(1)} s`)}`)
  for (const line of lines) console.log(line)
  return code
}
