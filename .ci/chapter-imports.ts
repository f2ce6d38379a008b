import { posix } from 'node:path'
import type { Source } from './sources.ts'

/** Packages that a chapter's experiment may compare the engine with, and parts of the engine and of Node that it is about. */
const yardsticks: Record<string, string[]> = {
  autograd: ['mathjs'],
  'fast-kernels': ['chalkgrad/storage', 'chalkgrad/wasm', 'node:events', 'node:fs', 'node:worker_threads'],
}

/** A chapter's program may go on with what an earlier one has written; pages, demos and listings stand alone. */
export function isOfEarlierChapter(target: string, path: string): boolean {
  const [own, other] = [path, target].map((file) => /^chapters\/(\d\d)-[^/]+\/[^/]+\.ts$/.exec(file)?.[1])
  return own !== undefined && other !== undefined && other < own
}

/** Programs of a chapter read as a user's code would: `chalkgrad`, `#book`, files of the chapter's own, and programs of earlier chapters. */
export function chapterFaults(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  return sources.flatMap((start) => {
    const [, folder, ...rest] = start.path.split('/')
    const file = rest.join('/')
    const example = rest[0] === 'examples'
    const program = /^([^/]+\/)?train\.ts$/.test(file)
    if (!/^(demos\/[^/]+\/)?demo\.ts$/.test(file) && !program && !example) return []
    // Before there is an engine, a listing imports what its chapter has shown.
    const plain = folder === '00-twenty-lines'
    const allowed = ['chalkgrad']
    // What no page needs is not in the main entry.
    if (example) allowed.push('chalkgrad/conformance')
    if (program) allowed.push('#book', 'chalkgrad/node', ...(yardsticks[folder.replace(/^\d+-/, '')] ?? []))

    const faults: string[] = []
    const seen = new Set<string>()
    const visit = ({ path, imports }: Source): void => {
      seen.add(path)
      for (const { specifier, target, line } of imports) {
        const via = path === start.path ? '' : ` (reached from ${file})`
        if (target === undefined || !specifier.startsWith('.')) {
          const part = (name: string) => name !== 'chalkgrad' && specifier.startsWith(`${name}/`)
          if (allowed.includes(specifier) || allowed.some(part)) continue
          faults.push(
            `${path}:${line}: '${specifier}'${via}: ${example ? 'an example' : file} imports only ${allowed.join(', ')}`,
          )
        } else if (isOfEarlierChapter(target, path)) {
          const next = byPath.get(target)
          if (next !== undefined && !seen.has(next.path)) visit(next)
        } else if (/^chapters\/\d/.test(target) && !target.startsWith(`chapters/${folder}/`)) {
          continue // every file of a chapter is told that
        } else if ((example && !plain) || !target.startsWith(`chapters/${folder}/`)) {
          faults.push(
            `${path}:${line}: '${specifier}'${via}: ${example ? 'an example imports only chalkgrad' : 'outside the chapter'}`,
          )
        } else {
          const next = byPath.get(posix.normalize(target))
          if (next !== undefined && !seen.has(next.path)) visit(next)
        }
      }
    }
    visit(start)
    return faults
  })
}
