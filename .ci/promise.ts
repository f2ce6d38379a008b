import { execFile } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { chapters, programsOf, type Chapter } from '../chapters/book/chapters.ts'
import { frontMatter, writtenChapters } from '../chapters/book/front-matter.ts'
import { isMain } from '../chapters/book/main.ts'
import { root } from '../chapters/book/root.ts'
import { symbolAt, symbolsOf } from '../chapters/book/symbols.ts'
import { withoutPlace } from './place-in-text.ts'
import { plumbing } from './plumbing.ts'
import { report } from './report.ts'
import type { ExecutedScript } from './coverage-child.ts'

/** A chapter as the promise sees it: what it introduces, and which symbols of the engine its program ran. */
export interface Told {
  slug: string
  introduces: string[]
  ran: string[]
}

/**
 * The promise of the book: every symbol that runs in a chapter was introduced there or earlier. `told` in reading order.
 * A symbol is reported for the first chapter that runs it too early, all of one file on one line.
 */
export function brokenPromises(told: readonly Told[]): string[] {
  const reported = new Set<string>()
  return told.flatMap(({ slug, ran }, at) => {
    const known = told.slice(0, at + 1).flatMap(({ introduces }) => introduces)
    const faults = new Map<string, string[]>()
    for (const symbol of ran) {
      if (isPlumbing(symbol) || reported.has(symbol) || known.some((entry) => covers(entry, symbol))) continue
      reported.add(symbol)
      const later = told.slice(at + 1).find(({ introduces }) => introduces.some((entry) => covers(entry, symbol)))
      const [file, name] = symbol.split('#')
      const fault = `${slug}: ran, but ${later ? `introduced only later, in ${later.slug}` : 'introduced by no chapter'}: ${file}#`
      faults.set(fault, [...(faults.get(fault) ?? []), name])
    }
    return [...faults].map(([fault, names]) => fault + names.join(', '))
  })
}

/** Entries of `introduces:` that name nothing. */
export function emptyEntries(base: string, { slug, introduces }: Pick<Told, 'slug' | 'introduces'>): string[] {
  return introduces.flatMap((entry) => {
    const [file, name] = entry.split('#')
    const path = join(base, 'lib', file)
    if (!existsSync(path) || !statSync(path).isFile())
      return [`${slug}: introduces ${entry}, but there is no file lib/${file}`]
    if (name === undefined) return []
    const symbols = symbolsOf(path, readFileSync(path, 'utf8')).flatMap(({ name, body }) =>
      body === undefined ? [name] : [name, `${name}.constructor`],
    )
    return symbols.includes(name) ? [] : [`${slug}: introduces ${entry}, but lib/${file} has no '${name}'`]
  })
}

function covers(entry: string, symbol: string): boolean {
  return symbol === entry || symbol.startsWith(`${entry}#`) || (entry.includes('#') && symbol.startsWith(`${entry}.`))
}

function isPlumbing(symbol: string): boolean {
  return plumbing.some((entry) => (entry.endsWith('/') ? symbol.startsWith(entry) : symbol.startsWith(`${entry}#`)))
}

/** Runs a chapter's program in a process of its own. @returns the symbols of the engine that ran */
export async function symbolsRun(base: string, { folder }: Chapter): Promise<string[]> {
  const child = fileURLToPath(new URL('coverage-child.ts', import.meta.url))
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', tsx, child, base, folder], {
    maxBuffer: 2 ** 28,
  })
  const scripts = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as ExecutedScript[]
  return [...new Set(scripts.flatMap(executedSymbols))].sort()
}

/** The functions of one script, as symbols: `ops/matmul.ts#matmul`. */
export function executedSymbols({ path, source, functions }: ExecutedScript): string[] {
  const symbols = symbolsOf('executed.js', source)
  return functions.flatMap(({ name, start, end }) => {
    // The body of the module runs when it is loaded, and so do static blocks; `__name` is tsx's helper.
    if ((start === 0 && end >= source.length) || name === '__name' || name === '<static_initializer>') return []
    const symbol = symbolAt(symbols, start)
    if (symbol === undefined || symbol === '__name') return []
    // Fields with initial values run as a function of their own, on behalf of the constructor.
    return [`${path}#${name === '<instance_members_initializer>' ? `${symbol.split('.')[0]}.constructor` : symbol}`]
  })
}

/** All that breaks the promise, and a line that says how much of what ran is plumbing. */
export async function checkPromise(base: string): Promise<{ faults: string[]; summary: string }> {
  const all = chapters(base)
  const failures: string[] = []
  const told = await Promise.all(
    all.map(async (chapter): Promise<Told> => {
      const introduces = frontMatter(chapter).introduces.map(({ file, symbol }) =>
        symbol === '' ? file : `${file}#${symbol}`,
      )
      const ran = Promise.all(programsOf(chapter).map((program) => symbolsRun(base, program)))
      return {
        slug: chapter.slug,
        introduces,
        ran: (
          await ran.catch(
            (error: Error) => (failures.push(`${chapter.slug}: its program failed\n${error.message}`), []),
          )
        ).flat(),
      }
    }),
  )
  const ran = new Set(told.flatMap(({ ran }) => ran))
  const under = [...ran].filter(isPlumbing).length
  return {
    faults: [...failures, ...told.flatMap((one) => emptyEntries(base, one)), ...brokenPromises(told)],
    summary:
      `${told.filter(({ ran }) => ran.length > 0).length} programs ran ${ran.size} symbols of the engine; ` +
      `${under} of them are plumbing (${Math.round((100 * under) / Math.max(1, ran.size))} %)`,
  }
}

/** Whatever `chalkgrad` exports, in its namespaces too, and every method of a tensor. */
async function typedNames(): Promise<Set<string>> {
  const engine = await import('../lib/index.ts')
  const spaces = Object.values(engine).filter((value) => Object.prototype.toString.call(value) === '[object Module]')
  const methods = Object.getOwnPropertyNames(engine.Tensor.prototype)
  return new Set([engine, ...spaces].flatMap((space) => Object.keys(space)).concat(methods))
}

if (isMain(import.meta)) {
  const { faults, summary } = await checkPromise(root)
  const unplaced = withoutPlace(root, writtenChapters(), await typedNames())
  report('promise', [...faults, ...unplaced], summary)
}
