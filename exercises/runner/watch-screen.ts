import { relative } from 'node:path'
import colors from 'picocolors'
import { detail, overview, score } from './board.ts'
import type { BoardStatus } from './board.ts'
import { files, root } from './catalog.ts'
import type { Chapter } from './catalog.ts'
import type { ExerciseEntry } from './entry.ts'
import type { ExerciseOutcome } from './outcome.ts'
import { attemptReport, checkList } from './report.ts'

export interface WatchState {
  chapters: readonly Chapter[]
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
  const { chapters, statuses, current } = state
  const all = chapters.flatMap((chapter) => chapter.exercises)
  const parts = [overview(chapters, statuses)]
  const chapter = chapters.find(({ folder }) => folder === current?.chapter)
  if (state.list && chapter) parts.push(detail(chapter.exercises, statuses))
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
  if (outcome?.status !== 'solved') lines.push(`    ${colors.dim('edit')} ${relative(root, files(entry).learner)}`)
  return lines.join('\n')
}
