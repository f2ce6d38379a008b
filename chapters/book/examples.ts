import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { format } from 'node:util'
import { writeDurable } from '../../lib/node/durable.ts'
import type { Chapter } from './chapters.ts'

/**
 * A listing of the book, `examples/name.ts`, and what it printed when it was recorded,
 * `examples/name.out`.
 */
export interface Example {
  name: string
  source: string
  recorded: string
}

/** How a run of an example compares with its record. */
export type Verdict = 'same' | 'different' | 'unrecorded'

export function examples({ folder, slug }: Pick<Chapter, 'folder' | 'slug'>): Example[] {
  const below = join(folder, 'examples')
  if (!existsSync(below)) return []
  return readdirSync(below)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
    .map((file) => ({
      name: `${slug}/${file.slice(0, -3)}`,
      source: join(below, file),
      recorded: join(below, `${file.slice(0, -3)}.out`),
    }))
}

/** Records without a listing: the listing was renamed or removed. */
export function orphans({ folder, slug }: Pick<Chapter, 'folder' | 'slug'>): string[] {
  const below = join(folder, 'examples')
  if (!existsSync(below)) return []
  const names = readdirSync(below)
  return names
    .filter(
      (file) => file.endsWith('.out') && !names.includes(file.replace(/\.out$/, '.ts')),
    )
    .map((file) => `${slug}/${file}`)
}

let runs = 0

/**
 * Runs a listing in this process and returns what it printed. An error that ends it is a
 * part of its output, as `Name: message`, so that counter-examples can be recorded too.
 *
 * @param load how to import it; vitest hands in its own
 */
export async function runExample(
  { source }: Example,
  load: (address: string) => Promise<unknown> = (address) => import(address),
): Promise<string> {
  const lines: string[] = []
  const original = console.log
  console.log = (...values: unknown[]) => void lines.push(format(...values))
  try {
    // A module runs once for each address.
    await load(`${pathToFileURL(source).href}?run=${++runs}`)
  } catch (error) {
    lines.push(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  } finally {
    console.log = original
  }
  return lines.map((line) => `${line}\n`).join('')
}

export function compare({ recorded }: Example, output: string): Verdict {
  if (!existsSync(recorded)) return 'unrecorded'
  return readFileSync(recorded, 'utf8').replaceAll('\r\n', '\n') === output
    ? 'same'
    : 'different'
}

export function recordExample({ recorded }: Example, output: string): void {
  writeDurable(recorded, output)
}

/** The first line in which two outputs differ, for the report. */
export function firstDifference(recorded: string, output: string): string {
  const [was, is] = [recorded.split('\n'), output.split('\n')]
  const line = is.findIndex((text, i) => text !== was[i])
  const at = line === -1 ? is.length : line
  return `line ${at + 1}\n  recorded: ${was[at] ?? '(ends here)'}\n  printed:  ${is[at] ?? '(ends here)'}`
}
