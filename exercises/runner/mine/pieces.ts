import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import colors from 'picocolors'
import { manifest } from '../../manifest.ts'
import type { BoardStatus } from '../board.ts'
import { files, root } from '../catalog.ts'
import { checkInChild } from '../check-in-child.ts'
import type { ExerciseEntry } from '../entry.ts'
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
  const outcomes = await checkInChild(entries)
  return outcomes.map(({ entry, status }) => ({ entry, engineFile: entry.replaces ?? '', status }))
}

/** The solved pieces, as the loader wants them. */
export function replacementsOf(pieces: readonly Piece[]): Replacements {
  const solved = pieces.filter((piece) => piece.status === 'solved')
  return Object.fromEntries(
    solved.map(({ entry, engineFile }) => [address(join(root, engineFile)), address(files(entry).learner)]),
  )
}

/** Which code runs: yours where its checks pass, the engine's elsewhere. */
export function piecesTable(pieces: readonly Piece[]): string {
  if (pieces.length === 0) return 'No exercise stands for a file of the engine yet.'
  const width = Math.max(...pieces.map(({ engineFile }) => engineFile.length))
  const why: Partial<Record<BoardStatus, string>> = {
    wrong: 'yours is not right yet',
    loop: 'yours does not end',
    started: 'yours is not finished',
  }
  const lines = pieces.map(({ entry, engineFile, status }) => {
    const whose =
      status === 'solved'
        ? `${colors.green('■ yours ')} ${entry.id}`
        : `${colors.dim('□ engine')} ${colors.dim(why[status] ?? entry.id)}`
    return `  ${engineFile.padEnd(width)}  ${whose}`
  })
  const count = pieces.filter(({ status }) => status === 'solved').length
  return `${lines.join('\n')}\n  ${count} of ${pieces.length} pieces are yours`
}

export function address(path: string): string {
  return pathToFileURL(path).href
}
