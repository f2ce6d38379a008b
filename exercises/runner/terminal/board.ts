import colors from 'picocolors'
import { terminalWidth } from 'chalkgrad/node/terminal-width'
import { textTable, visibleWidth } from 'chalkgrad/text-table'
import { slugOf } from '../../../chapters/book/chapters.ts'
import { exerciseName } from '../../../chapters/book/exercise.ts'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import type { BoardStatus } from '../child/protocol.ts'

/** A row of the board. */
export interface BoardChapter {
  number: number
  slug: string
  exercises: readonly ExerciseEntry[]
}

/** The chapters that these exercises belong to, in their order. */
export function boardChapters(exercises: readonly ExerciseEntry[]): BoardChapter[] {
  return [...new Set(exercises.map(({ chapter }) => chapter))].map((name) => ({
    number: Number(name.slice(0, 2)),
    slug: slugOf(name),
    exercises: exercises.filter(({ chapter }) => chapter === name),
  }))
}

export type Statuses = ReadonlyMap<string, BoardStatus>

const squares: Record<BoardStatus, string> = {
  solved: colors.green('■'),
  started: colors.yellow('◧'),
  unsolved: colors.dim('□'),
  wrong: colors.red('✗'),
  loop: colors.red('∞'),
  'not run': colors.dim('·'),
}

const words: Record<BoardStatus, string> = {
  solved: colors.green('solved'),
  started: colors.yellow('started'),
  unsolved: '',
  wrong: colors.red('not right yet'),
  loop: colors.red('does not end'),
  'not run': colors.dim('not run'),
}

/** One line a chapter, one square an exercise. */
export function overview(shown: readonly BoardChapter[], statuses: Statuses): string {
  const rows = shown.map(({ number, slug, exercises }) => [
    String(number).padStart(4),
    slug,
    exercises.map((entry) => squares[statuses.get(entry.id) ?? 'not run']).join(' '),
    colors.dim(`${solved(exercises, statuses)} of ${exercises.length}`),
  ])
  return textTable(rows).join('\n')
}

/** One line an exercise, for one chapter or a few exercises. */
export function detail(exercises: readonly ExerciseEntry[], statuses: Statuses): string {
  const rows = exercises.map((entry) => {
    const status = statuses.get(entry.id) ?? 'not run'
    const facts = `${entry.level.padEnd(7)} ${String(entry.points).padStart(2)} points  ${String(entry.minutes).padStart(2)} min`
    return [`  ${squares[status]} ${exerciseName(entry)}`, entry.title, colors.dim(facts), words[status]]
  })
  return withinWidth(rows).join('\n')
}

/** As wide as the terminal: then without the facts, then without the titles. A line that breaks hides what matters. */
function withinWidth(rows: readonly (readonly string[])[]): string[] {
  const width = terminalWidth(100)
  const narrower = [
    [0, 1, 2, 3],
    [0, 1, 3],
    [0, 3],
  ].map((columns) => textTable(rows.map((row) => columns.map((column) => row[column]))))
  const fits = (lines: readonly string[]) => lines.every((line) => visibleWidth(line) <= width)
  return narrower.find(fits) ?? narrower[2]
}

/** `3 of 64 exercises solved · 12 of 310 points` */
export function score(exercises: readonly ExerciseEntry[], statuses: Statuses): string {
  const points = (entries: readonly ExerciseEntry[]) => entries.reduce((sum, entry) => sum + entry.points, 0)
  const done = exercises.filter((entry) => statuses.get(entry.id) === 'solved')
  const what = exercises.length === 1 ? 'exercise' : 'exercises'
  const count = `${done.length} of ${exercises.length} ${what} solved`
  return done.length === 0 ? count : `${count} ${colors.dim(`· ${points(done)} of ${points(exercises)} points`)}`
}

/** The first exercise in the order of the book that is not solved. */
export function next(exercises: readonly ExerciseEntry[], statuses: Statuses): ExerciseEntry | undefined {
  return exercises.find((entry) => statuses.get(entry.id) !== 'solved')
}

function solved(exercises: readonly ExerciseEntry[], statuses: Statuses): number {
  return exercises.filter((entry) => statuses.get(entry.id) === 'solved').length
}
