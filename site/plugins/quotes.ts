// Code in the text is quoted from the files that run, never pasted:
//   <<< lib/ops/matmul.ts#matmul             a symbol, with its doc comment; several: #add,mul; no '#': the whole file
//   <<< lib/ops/matmul.ts#matmul {nodoc}     without the doc comment
//   <<< ./examples/views.ts                  a listing of this chapter; ./examples/views.out its recorded output
// A missing file or symbol fails the build. A quote from lib/ has a caption that links to the file's page on this site.
import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'
import { forwardSlashes, readText, root } from '../../chapters/book/root.ts'
import { symbolsOfFile } from '../../chapters/book/symbols.ts'
import { strings } from '../strings.ts'
import { base, escapeHtml, sourceAddress } from '../addresses.ts'

export interface Quote {
  /** Path below the repository root. */
  path: string
  symbols: string[]
  flags: string[]
}

/** Reads `lib/a.ts#x,y {nodoc}`; `from` is the markdown file that quotes. */
export function parseQuote(text: string, from: string): Quote {
  const [, target, symbols = '', flags = ''] = /^(\S+?)(?:#(\S+))?(?:\s*\{([^}]*)\})?\s*$/.exec(text.trim()) ?? []
  if (!target) throw new Error(`cannot read the quote '<<< ${text.trim()}'`)
  const path = target.startsWith('.')
    ? posix.relative(root, posix.resolve(posix.dirname(from), target))
    : target.replace(/^@?\//, '')
  return { path, symbols: symbols.split(',').filter(Boolean), flags: flags.split(/[\s,]+/).filter(Boolean) }
}

const languages: Record<string, string> = { out: 'txt', ts: 'ts', json: 'json', vue: 'vue', md: 'md', txt: 'txt' }

function caption({ path, symbols, flags }: Quote): string {
  if (flags.includes('source')) return ''
  if (path.endsWith('.out')) return `<figcaption>${escapeHtml(strings.output)}</figcaption>`
  const name = `<code>${escapeHtml(path)}</code>`
  // Only what is TypeScript has a page of source.
  if (!path.startsWith('lib/') || !path.endsWith('.ts')) return `<figcaption>${name}</figcaption>`
  const hash = symbols.length ? `#${symbols[0]}` : ''
  const href = base + sourceAddress(path.slice('lib/'.length)) + hash
  return `<figcaption><a href="${escapeHtml(href)}">${name}</a></figcaption>`
}

/** Wider than this, and an output is wrapped on a phone though it has columns: it holds a message too. */
const WIDEST_TABLE = 80

/** The classes of a recorded output: one with columns is a table, whose lines must not be wrapped. */
export function outputKind(output: string): string {
  const lines = output.split('\n')
  const isTable = lines.some((line) => /\S {2,}\S/.test(line)) && lines.every((line) => line.length <= WIDEST_TABLE)
  return isTable ? ' quote-output quote-table' : ' quote-output'
}

/** The text of some symbols of a file, each with its doc comment unless `doc` is false. */
function quoteSymbols(path: string, names: readonly string[], doc: boolean): string {
  const source = readText(path)
  const symbols = symbolsOfFile(path)
  return names
    .map((name) => {
      const symbol = symbols.get(name)
      if (!symbol) throw new Error(`${path} has no symbol '${name}'. It has: ${[...symbols.keys()].join(', ')}`)
      const from = doc ? symbol.doc : symbol.start
      // Start at the beginning of the line, so that dedent sees the indentation of a class member.
      const lineStart = source.lastIndexOf('\n', from - 1) + 1
      const text = source.slice(source.slice(lineStart, from).trim() ? from : lineStart, symbol.end)
      return dedent(text) + (source[symbol.end] === ',' ? ',' : '')
    })
    .join('\n\n')
}

function dedent(text: string): string {
  const lines = text.split('\n')
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length))
  return lines.map((line) => line.slice(indent)).join('\n')
}

export function quotesPlugin(md: MarkdownRenderer): void {
  md.block.ruler.before(
    'snippet',
    'quote',
    (state, startLine, _endLine, silent) => {
      const line = state.src.slice(state.bMarks[startLine] + state.tShift[startLine], state.eMarks[startLine])
      if (!line.startsWith('<<<')) return false
      if (silent) return true
      const from = forwardSlashes(String(state.env.realPath ?? state.env.path ?? ''))
      const quote = parseQuote(line.slice(3), from)
      const file = `${root}/${quote.path}`
      state.env.includes?.push(file)
      if (!existsSync(file)) throw new Error(`${posix.relative(root, from)} quotes ${quote.path}, which does not exist`)
      const kind = quote.path.endsWith('.out')
        ? outputKind(readText(quote.path))
        : quote.flags.includes('source')
          ? ' quote-source'
          : ''
      const html = (content: string): void => {
        state.push('html_block', '', 0).content = content
      }
      html(`<figure class="quote${kind}">`)
      const token = state.push('fence', 'code', 0)
      const language = languages[posix.extname(quote.path).slice(1)] ?? 'txt'
      token.info = quote.flags.includes('source') ? `${language} source=${quote.path}` : language
      token.markup = '```'
      token.map = [startLine, startLine + 1]
      token.content = quote.symbols.length
        ? quoteSymbols(quote.path, quote.symbols, !quote.flags.includes('nodoc'))
        : readText(quote.path)
      html(`${caption(quote)}</figure>\n`)
      state.line = startLine + 1
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
}

/** On a source page every symbol's first line carries its name as an anchor: `/source/tensor/tensor#Tensor.reshape`. */
export const sourceAnchors = {
  name: 'chalkgrad:source-anchors',
  line(
    this: { options: { meta?: { __raw?: string } } },
    line: { properties: Record<string, unknown> },
    number: number,
  ) {
    const path = /\bsource=(\S+)/.exec(this.options.meta?.__raw ?? '')?.[1]
    if (!path) return
    const source = readText(path)
    for (const [name, { start }] of symbolsOfFile(path)) {
      if (source.slice(0, start).split('\n').length === number) line.properties.id ??= name
    }
  },
}
