import colors from 'picocolors'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import { fromRoot } from '../../../chapters/book/root.ts'
import type { BoardStatus, ExerciseOutcome } from '../child/protocol.ts'
import { boardChapters, detail, overview, score } from './board.ts'
import { attemptReport, checkList } from './report.ts'

export interface WatchState {
  exercises: readonly ExerciseEntry[]
  statuses: Map<string, BoardStatus>
  outcomes: Map<string, ExerciseOutcome>
  /** What the lower half of the screen is about. */
  current: ExerciseEntry | undefined
  checking: boolean
  list: boolean
  hint: string
  /** What the learner's code printed in the last run. */
  output: string
}

export const keys = colors.dim('h hint   n next   l list   q quit')

/** Everything on the screen, from the state alone. */
export function screen(state: WatchState): string {
  const { exercises: all, statuses, current } = state
  const parts = [overview(boardChapters(all), statuses)]
  if (state.list && current) {
    const chapter = all.filter((entry) => entry.chapter === current.chapter)
    parts.push(detail(chapter, statuses))
  }
  if (current) parts.push(about(state, current))
  if (state.output !== '') parts.push(`${colors.dim('printed')}\n${state.output.trimEnd()}`)
  if (state.hint !== '') parts.push(state.hint)
  const done = all.length > 0 && all.every((entry) => statuses.get(entry.id) === 'solved')
  const verdict = done ? colors.green(score(all, statuses)) : colors.bold(score(all, statuses))
  parts.push(`  ${verdict}   ${state.checking ? colors.yellow('checking …') : keys}`)
  return `\n${parts.join('\n\n')}\n`
}

function about({ outcomes }: WatchState, entry: ExerciseEntry): string {
  const outcome = outcomes.get(entry.id)
  if (outcome?.status === 'wrong' || outcome?.status === 'loop') return attemptReport(outcome)
  const title = `  ${colors.bold(entry.id)} ${entry.title}`
  const facts = colors.dim(`${entry.level}, ${entry.points} points, ${entry.minutes} minutes`)
  const lines = [`${title}  ${facts}`]
  if (outcome?.status === 'started' || outcome?.status === 'solved') lines.push(checkList(outcome))
  if (outcome?.note !== undefined) lines.push(`    ${outcome.note}`)
  if (outcome?.status !== 'solved') lines.push(`    ${colors.dim('edit')} ${fromRoot(exerciseFiles(entry).learner)}`)
  return lines.join('\n')
}
