import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import colors from 'picocolors'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { exerciseFiles, manifest } from '../../../chapters/book/exercises.ts'
import { root } from '../../../chapters/book/root.ts'
import { judgeInChildren } from '../child/pool.ts'
import type { BoardStatus } from '../child/protocol.ts'
import type { Replacements } from './redirect.ts'

/** An exercise whose file can stand in the engine's place. */
export interface Piece {
  entry: ExerciseEntry
  /** `lib/ops/matmul.ts` */
  engineFile: string
  status: BoardStatus
}

/** Checks the reader's file of every piece of the engine that is an exercise. */
export async function minePieces(): Promise<Piece[]> {
  const entries = manifest.filter((entry) => entry.replaces !== undefined)
  const outcomes = await judgeInChildren(entries)
  return outcomes.map(({ entry, status }) => ({ entry, engineFile: entry.replaces ?? '', status }))
}

/**
 * The engine files that the reader has written, each with the exercise whose code runs. Several exercises may stand for
 * one file: a later one knows more, so the last that is solved is it.
 */
export function running(pieces: readonly Piece[]): Map<string, ExerciseEntry> {
  const solved = pieces.filter((piece) => piece.status === 'solved')
  return new Map(solved.map(({ entry, engineFile }) => [engineFile, entry]))
}

/** The solved pieces, as the loader wants them. */
export function replacementsOf(pieces: readonly Piece[]): Replacements {
  return Object.fromEntries(
    [...running(pieces)].map(([engineFile, entry]) => [
      address(join(root, engineFile)),
      address(exerciseFiles(entry).learner),
    ]),
  )
}

const why: Partial<Record<BoardStatus, string>> = {
  wrong: 'yours is not right yet',
  loop: 'yours does not end',
  started: 'yours is not finished',
}

/** Which code runs, one line for each file of the engine: yours where its checks pass, the engine's elsewhere. */
export function piecesTable(pieces: readonly Piece[]): string {
  if (pieces.length === 0) return 'No exercise stands for a file of the engine yet.'
  const yours = running(pieces)
  const engineFiles = [...new Set(pieces.map(({ engineFile }) => engineFile))]
  const width = Math.max(...engineFiles.map((engineFile) => engineFile.length))
  const lines = engineFiles.map((engineFile) => {
    const candidates = pieces.filter((piece) => piece.engineFile === engineFile)
    return `  ${engineFile.padEnd(width)}  ${whose(candidates, yours.get(engineFile))}`
  })
  return `${lines.join('\n')}\n  ${yours.size} of ${engineFiles.length} pieces are yours`
}

/** The exercise whose code runs, or those that could be solved to change that. */
function whose(candidates: readonly Piece[], runs: ExerciseEntry | undefined): string {
  if (runs === undefined) {
    const said = candidates.map(({ entry, status }) => (why[status] ? `${entry.id}: ${why[status]}` : entry.id))
    return `${colors.dim('□ engine')} ${colors.dim(said.join(', or '))}`
  }
  const others = candidates.filter(({ entry, status }) => status === 'solved' && entry !== runs)
  const note = others.map(({ entry }) => ` (not ${entry.id}, which you solved, too)`).join('')
  return `${colors.green('■ yours ')} ${runs.id}${colors.dim(note)}`
}

export function address(path: string): string {
  return pathToFileURL(path).href
}
