import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bodyOf, type Introduced } from './front-matter.ts'
import { symbolsOf } from './symbols.ts'

/** What a reader sees of a chapter: its text with its listings, and what it quotes of the engine. */
export interface Page {
  text: string
  /** `ops/matmul.ts`, `ops/matmul.ts#matmul`: below lib/ */
  quoted: Set<string>
}

/** The text of a page; a listing of the chapter stands where it is shown. */
export function pageOf(
  base: string,
  folder: string,
  source = readFileSync(join(folder, 'index.md'), 'utf8'),
): Page {
  const quoted = new Set<string>()
  const text = bodyOf(source).replace(/^<<< (\S+).*$/gm, (_, target: string) => {
    const [path, symbols = ''] = target.split('#')
    if (path.startsWith('lib/')) {
      quoted.add(path.slice(4))
      for (const symbol of symbols.split(',')) quoted.add(`${path.slice(4)}#${symbol}`)
      return ''
    }
    const listing = join(path.startsWith('.') ? folder : base, path)
    return existsSync(listing) ? readFileSync(listing, 'utf8') : ''
  })
  return { text, quoted }
}

/** Whether a page has a place for what its chapter introduces. */
export function hasPlace(base: string, { file, symbol }: Introduced, page: Page): boolean {
  if (symbol !== '') return isNamed(file, symbol, page)
  return (
    page.quoted.has(file) ||
    nameIn(file, page.text) ||
    exportsOf(base, file).some((name) => isNamed(file, name, page))
  )
}

/** Quoted, itself or with all of its class; or a word of the text. */
export function isNamed(file: string, symbol: string, { text, quoted }: Page): boolean {
  const [owner] = symbol.split('.')
  if ([symbol, owner].some((name) => quoted.has(`${file}#${name}`))) return true
  const name = symbol.slice(symbol.lastIndexOf('.') + 1)
  return new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text)
}

/** The field's word is the name of the file: `ops/layer-norm.ts` is "layer norm", or "layer norms". */
function nameIn(file: string, text: string): boolean {
  if (text.includes(file)) return true
  return new RegExp(`\\b${wordOf(file).replaceAll('-', '[- ]')}(e?s)?\\b`, 'i').test(text)
}

/** `ops/layer-norm.ts` → `layer-norm`, and of an index file the folder's name. */
export function wordOf(file: string): string {
  const parts = file.replace(/\.ts$/, '').split('/')
  return (parts.at(-1) === 'index' ? parts.at(-2) : parts.at(-1)) ?? ''
}

export function exportsOf(base: string, file: string): string[] {
  const path = join(base, 'lib', file)
  if (!existsSync(path)) return []
  const source = readFileSync(path, 'utf8')
  return symbolsOf(`lib/${file}`, source)
    .filter(({ name, start }) => !name.includes('.') && source.startsWith('export', start))
    .map(({ name }) => name)
}
