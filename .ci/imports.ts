import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { layerOf as layerOfFile, layers, outsideLayers as outside, type Layer } from '../chapters/book/layers.ts'
import { root } from '../chapters/book/root.ts'
import { report } from './report.ts'
import { filesBelow, readSource, type Source } from './sources.ts'

/** Packages that a chapter's experiment may compare the engine with, and parts of the engine and of Node that it is about. */
const yardsticks: Record<string, string[]> = {
  autograd: ['mathjs'],
  'fast-kernels': ['chalkgrad/storage', 'chalkgrad/wasm', 'node:events', 'node:fs', 'node:worker_threads'],
}

/** All that is wrong with the imports of the engine and of the chapters' programs; empty when all is well. */
export function importFaults(base: string): string[] {
  const read = (folder: string, accept: (path: string) => boolean) =>
    existsSync(join(base, folder))
      ? filesBelow(
          join(base, folder),
          (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && accept(path),
        ).map((path) => readSource(base, `${folder}/${path}`))
      : []
  // AssemblyScript is another language under the same name ending.
  const engine = read('lib', (path) => !path.startsWith('wasm/assembly/'))
  const chapters = read('chapters', (path) => path.includes('/'))
  return [...engine.flatMap(layerFaults), ...cycles(engine), ...chapterFaults(chapters)]
}

function layerFaults(source: Source): string[] {
  const own = layerOf(source.path)
  if (own === undefined) return [`${source.path}: '${source.path.split('/')[1]}' is not in the list of layers`]
  return source.imports.flatMap(({ specifier, target, value, line }) => {
    const at = `${source.path}:${line}`
    if (target === undefined) {
      if (specifier.startsWith('#') || outside.includes(own)) return []
      if (/^chalkgrad(\/|$)/.test(specifier)) return [`${at}: inside lib/, import by relative path, not '${specifier}'`]
      return [`${at}: '${specifier}' may be imported only in ${outside.map((layer) => `lib/${layer}`).join(', ')}`]
    }
    if (!target.startsWith('lib/')) return [`${at}: '${specifier}' leaves lib/`]
    const other = layerOf(target)
    if (other === undefined) return [`${at}: '${specifier}' is in no layer`]
    if (!value || layers.indexOf(other) <= layers.indexOf(own)) return []
    return [`${at}: '${specifier}' lies above: ${own} may import values from lower layers only, and ${other} is higher`]
  })
}

function layerOf(path: string): Layer | undefined {
  return layerOfFile(path.slice('lib/'.length))
}

/** Chains of value imports within a layer that come back to where they began. Each is reported once. */
function cycles(sources: readonly Source[]): string[] {
  const within = ({ path, imports }: Source) =>
    imports
      .filter(({ value, target }) => value && target && layerOf(target) === layerOf(path))
      .map(({ target }) => target ?? '')
  const edges = new Map(sources.map((source) => [source.path, within(source)]))
  const done = new Set<string>()
  const faults: string[] = []
  const visit = (path: string, trail: string[]): void => {
    const again = trail.indexOf(path)
    if (again !== -1) faults.push(`a cycle of imports: ${[...trail.slice(again), path].join(' → ')}`)
    if (again !== -1 || done.has(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const { path } of sources) visit(path, [])
  return faults
}

/** Programs of a chapter read as a user's code would: `chalkgrad`, and files of the chapter's own. */
function chapterFaults(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  return sources.flatMap((start) => {
    const [, folder, ...rest] = start.path.split('/')
    const file = rest.join('/')
    const example = rest[0] === 'examples'
    if (!/^(demos\/[^/]+\/)?demo\.ts$/.test(file) && file !== 'train.ts' && !example) return []
    // Before there is an engine, a listing imports what its chapter has shown.
    const plain = folder === '00-twenty-lines'
    const allowed = ['chalkgrad']
    // What no page needs is not in the main entry.
    if (example) allowed.push('chalkgrad/conformance')
    if (file === 'train.ts') allowed.push('#book', 'chalkgrad/node', ...(yardsticks[folder.replace(/^\d+-/, '')] ?? []))

    const faults: string[] = []
    const seen = new Set<string>()
    const visit = ({ path, imports }: Source): void => {
      seen.add(path)
      for (const { specifier, target, line } of imports) {
        const via = path === start.path ? '' : ` (reached from ${file})`
        if (target === undefined) {
          const part = (name: string) => name !== 'chalkgrad' && specifier.startsWith(`${name}/`)
          if (allowed.includes(specifier) || allowed.some(part)) continue
          faults.push(
            `${path}:${line}: '${specifier}'${via}: ${example ? 'an example' : file} imports only ${allowed.join(', ')}`,
          )
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

if (import.meta.filename === process.argv[1]) report('imports', importFaults(root))
