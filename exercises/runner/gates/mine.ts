import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import { root } from '../../../chapters/book/root.ts'
import { address } from '../mine/pieces.ts'
import type { Replacements } from '../mine/redirect.ts'
import { runReplaced } from '../mine/run-mine.ts'

const program = fileURLToPath(new URL('../mine/train-a-little.ts', import.meta.url))

/**
 * Every solution that stands for an engine file takes its place, alone and all together, and trains like the engine; all
 * together once more on the fastest kernels, where --mine runs when no piece is a kernel.
 */
export async function mineGate(entries: readonly ExerciseEntry[]): Promise<string[]> {
  const pieces = entries.flatMap((entry) => {
    const { replaces } = entry
    return replaces === undefined
      ? []
      : [{ id: entry.id, replacement: { [address(join(root, replaces))]: address(exerciseFiles(entry).solution) } }]
  })
  if (pieces.length === 0) return []
  const together = Object.assign({}, ...pieces.map((piece) => piece.replacement))
  const trials = [
    ...pieces.map((piece) => ({ ...piece, kernels: setOf(piece.replacement) })),
    { id: 'all pieces together', replacement: together, kernels: 'reference' },
    { id: 'all pieces together, on the fastest kernels', replacement: together, kernels: 'auto' },
  ]
  const wanted = await train({}, 'reference')
  if (typeof wanted === 'string') return [`--mine: the engine alone does not train: ${wanted}`]
  const problems: string[] = []
  for (const { id, replacement, kernels } of trials) {
    const problem = compare(wanted, await train(replacement, kernels))
    if (problem !== undefined) problems.push(`${id}, in the engine's place: ${problem}`)
  }
  return problems
}

/** The set that a kernel belongs to, by its folder; for all else the readable loops. */
function setOf(replacement: Replacements): string {
  return /lib\/kernels\/(\w+)\/\w+\.ts$/.exec(Object.keys(replacement)[0])?.[1] ?? 'reference'
}

interface Training {
  /** The losses of each run, by its name. */
  runs: Record<string, number[]>
  loaded: Record<string, boolean>
}

async function train(replacements: Replacements, kernels: string): Promise<Training | string> {
  const { code, output } = await runReplaced(replacements, program, [kernels], { quiet: true })
  return code === 0 ? JSON.parse(output.trim().split('\n').at(-1) ?? '') : output.trim()
}

function compare(wanted: Training, got: Training | string): string | undefined {
  if (typeof got === 'string') return got
  const missed = Object.keys(got.loaded).filter((file) => !got.loaded[file])
  if (missed.length > 0) return `${missed.join(', ')} was not replaced`
  for (const [name, losses] of Object.entries(got.runs)) {
    const [first, last] = [losses[0], losses.at(-1) ?? NaN]
    if (!(last < first)) return `the loss of ${name} does not fall: ${first} → ${last}`
    const end = wanted.runs[name].at(-1) ?? NaN
    if (Math.abs(last - end) > 1e-4) return `the loss of ${name} ends at ${last}, the engine's at ${end}`
  }
  return undefined
}
