import { resolve, dirname } from 'node:path'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { forwardSlashes, fromRoot } from '../../../chapters/book/root.ts'

/** What a learner's file takes from elsewhere: the book's answer, or the engine's version of what it should write. */
export interface Borrowed {
  /** `solutions/04-backprop/sum-to/sum-to.ts` */
  answer?: string
  /** In words; it is allowed, and the board says so. */
  note?: string
}

/** Reads the imports of a file: an answer that is only imported is not the learner's. */
export function borrowed(source: string, path: string, { replaces }: ExerciseEntry): Borrowed {
  const names = [...source.matchAll(/^export (?:abstract )?(?:function\*?|class|const) (\w+)/gm)].map(
    ([, name]) => name,
  )
  const fromHere = (specifier: string) =>
    forwardSlashes(specifier.startsWith('.') ? fromRoot(resolve(dirname(path), specifier)) : specifier)
  for (const [, specifier] of source.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/g))
    if (fromHere(specifier).startsWith('solutions/')) return { answer: fromHere(specifier) }
  const taken: string[] = []
  for (const [, clause, specifier] of source.matchAll(
    /^(?:import|export)\b([^'"();]*?)\bfrom\s+['"]([^'"\n]+)['"]/gm,
  )) {
    const target = fromHere(specifier)
    const engine = target.startsWith('chalkgrad') || target.startsWith('lib/')
    if (!engine || clause.trimStart().startsWith('type ')) continue
    const values = clause.split(/[{},]/).map((part) => part.trim().split(/\s+as\s+/)[0])
    if (replaces !== undefined && target.replace(/^chalkgrad/, 'lib').replace(/(\.ts)?$/, '.ts') === replaces)
      taken.push(...values.filter((name) => /^\w+$/.test(name)))
    else taken.push(...values.filter((name) => names.includes(name)))
  }
  return taken.length === 0 ? {} : { note: `takes ${[...new Set(taken)].join(', ')} from the engine` }
}
