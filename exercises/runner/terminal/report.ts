import colors from 'picocolors'
import { exerciseName } from '../../../chapters/book/exercise.ts'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import { fromRoot } from '../../../chapters/book/root.ts'
import type { ExerciseOutcome } from '../child/protocol.ts'

const marks = { pass: colors.green('✓'), fail: colors.red('✗'), todo: colors.dim('□') }

/** What a learner needs after a wrong attempt: the first difference, where, and what to do next. */
export function attemptReport(outcome: ExerciseOutcome, every = false): string {
  const { entry, checks, status } = outcome
  const learner = fromRoot(exerciseFiles(entry).learner)
  const lines: string[] = []
  if (status === 'loop') {
    lines.push(
      `${colors.red('∞')} ${colors.bold(entry.id)} does not end`,
      `    ${learner} gave no answer, and was stopped: a loop without an end, or a promise that nothing resolves?`,
    )
  } else {
    const passed = checks.filter((check) => check.status === 'pass').length
    lines.push(`${marks.fail} ${colors.bold(entry.id)} ${colors.dim(`${passed} of ${checks.length} checks pass`)}`)
    const failed = checks.filter((check) => check.status === 'fail')
    const shown = every ? checks : failed.slice(0, 1)
    for (const check of shown) {
      lines.push(`  ${marks[check.status]} ${check.name}`)
      if (check.message !== undefined) lines.push(`      ${check.message}`)
      if (check.location !== undefined) lines.push(`      ${colors.dim(fromRoot(check.location))}`)
    }
    if (!every && failed.length > 1)
      lines.push(colors.dim(`    and ${failed.length - 1} more: npm test -- ${exerciseName(entry)}`))
  }
  lines.push(`    ${colors.dim('edit')} ${learner}`)
  if (entry.section !== undefined)
    lines.push(`    ${colors.dim('read')} chapters/${entry.chapter}/index.md#${entry.section}`)
  lines.push(`    ${colors.dim('hint')} npm run hint ${exerciseName(entry)}`)
  return lines.join('\n')
}

/** The checks of one exercise, for `npm test -- sum-to`. */
export function checkList({ checks }: ExerciseOutcome): string {
  return checks.map((check) => `    ${marks[check.status]} ${check.name}`).join('\n')
}
