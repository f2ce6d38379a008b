import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chapter } from '../chapters/book/chapters.ts'
import { bodyOf, type FrontMatter, type Introduced } from '../chapters/book/front-matter.ts'
import { symbolsOf } from '../chapters/book/symbols.ts'

type Told = Pick<Chapter, 'slug' | 'folder'> & Pick<FrontMatter, 'introduces'>

/** What a reader sees of a chapter: its text with its listings, and what it quotes of the engine. */
interface Page {
  text: string
  /** `ops/matmul.ts`, `ops/matmul.ts#matmul`: below lib/ */
  quoted: Set<string>
}

/**
 * A line in the table of files is not enough: what a chapter introduces has a place in its text. Found are
 *
 * - entries with a symbol that is neither named in the text nor quoted;
 * - entries of a whole file of which no symbol is, nor the file, by its name or by the words of it;
 * - what readers can type of such a file, and no chapter so far names.
 *
 * `typed`: the names that `chalkgrad` exports, and those of its methods.
 */
export function withoutPlace(base: string, told: readonly Told[], typed: ReadonlySet<string>): string[] {
  const pages = told.map((chapter) => ({ ...chapter, page: pageOf(base, chapter.folder) }))
  const empty = pages.flatMap(({ slug, introduces, page }) =>
    introduces
      .filter((entry) => !hasPlace(base, entry, page))
      .map(
        ({ file, symbol }) =>
          `${slug}: introduces ${symbol ? `${file}#${symbol}` : file}, and its text has no place for it`,
      ),
  )
  const files = new Set(
    told.flatMap(({ introduces }) => introduces.filter(({ symbol }) => symbol === '').map(({ file }) => file)),
  )
  const unnamed = [...files].flatMap((file) => {
    // By the end of the last chapter that speaks of the file.
    const last = pages.findLastIndex(({ introduces }) => introduces.some((entry) => entry.file === file))
    const told = pages.slice(0, last + 1)
    const names = exportsOf(base, file).filter(
      (name) => typed.has(name) && !told.some(({ page }) => isNamed(file, name, page) || quotesSomewhere(page, name)),
    )
    const found = `${pages[last].slug}: introduces ${file}, and no chapter up to it names ${names.join(', ')}`
    return names.length === 0 ? [] : [`${found}, which readers can type`]
  })
  return [...empty, ...unnamed]
}

/** The text of a page; a listing of the chapter stands where it is shown. */
export function pageOf(base: string, folder: string): Page {
  const quoted = new Set<string>()
  const source = readFileSync(join(folder, 'index.md'), 'utf8')
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

function hasPlace(base: string, { file, symbol }: Introduced, page: Page): boolean {
  if (symbol !== '') return isNamed(file, symbol, page)
  return (
    page.quoted.has(file) || nameIn(file, page.text) || exportsOf(base, file).some((name) => isNamed(file, name, page))
  )
}

/** Quoted, itself or with all of its class; or a word of the text. */
function isNamed(file: string, symbol: string, { text, quoted }: Page): boolean {
  const [owner] = symbol.split('.')
  if ([symbol, owner].some((name) => quoted.has(`${file}#${name}`))) return true
  const name = symbol.slice(symbol.lastIndexOf('.') + 1)
  return new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text)
}

/** A kernel has the name of the operation that readers type, and lies in another file. */
function quotesSomewhere({ quoted }: Page, name: string): boolean {
  return [...quoted].some((entry) => entry.endsWith(`#${name}`))
}

/** The field's word is the name of the file: `ops/layer-norm.ts` is "layer norm", or "layer norms". */
function nameIn(file: string, text: string): boolean {
  if (text.includes(file)) return true
  const parts = file.replace(/\.ts$/, '').split('/')
  const word = parts.at(-1) === 'index' ? parts.at(-2) : parts.at(-1)
  return new RegExp(`\\b${(word ?? '').replaceAll('-', '[- ]')}(e?s)?\\b`, 'i').test(text)
}

function exportsOf(base: string, file: string): string[] {
  const path = join(base, 'lib', file)
  if (!existsSync(path)) return []
  const source = readFileSync(path, 'utf8')
  return symbolsOf(`lib/${file}`, source)
    .filter(({ name, start }) => !name.includes('.') && source.startsWith('export', start))
    .map(({ name }) => name)
}
