// The engine's files and the symbols in them, found by a real parser: quotes and source pages need no marks in the code.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { parseSync } from 'vite'
import { readText, root } from './paths.ts'

/** Offsets of a symbol in its file: `start` of the declaration, `doc` of the comment above it (equal when there is none). */
export interface Range {
  doc: number
  start: number
  end: number
}

interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : [])
const nameOf = (value: unknown): string => (isNode(value) ? String(value.name ?? value.value ?? '') : '')

/** Every engine file a reader can open, as a path below `lib/`; tests are not among them. */
export function engineFiles(): string[] {
  if (!existsSync(`${root}/lib`)) return []
  return readdirSync(`${root}/lib`, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !/\.(test|d)\.ts$|(^|\/)test\//.test(path))
    .sort()
}

/** The layers of the engine, lowest first; folders that are not named here follow by name. */
const layers = [
  'random',
  'shape',
  'storage',
  'kernels',
  'tensor',
  'autograd',
  'ops',
  'lib',
  'losses',
  'nn',
  'optim',
  'metrics',
  'data',
]

/** The engine's files by folder, in the order of the layers; `lib` stands for the files of `lib/` itself. */
export function engineFolders(): { folder: string; files: { name: string; file: string }[] }[] {
  const folders = new Map<string, { name: string; file: string }[]>()
  for (const file of engineFiles()) {
    const [folder, ...rest] = file.includes('/') ? file.split('/') : ['lib', file]
    folders.set(folder, [...(folders.get(folder) ?? []), { name: rest.join('/'), file }])
  }
  const place = (folder: string): number => (layers.includes(folder) ? layers.indexOf(folder) : layers.length)
  return [...folders]
    .map(([folder, files]) => ({ folder, files }))
    .sort((a, b) => place(a.folder) - place(b.folder) || a.folder.localeCompare(b.folder))
}

const cache = new Map<string, { time: number; symbols: Map<string, Range> }>()

/** The symbols of a file: `matmul`, `Tensor`, `Tensor.reshape`, `unary.relu` (a property of a top-level table). */
export function symbolsOf(path: string): Map<string, Range> {
  const time = statSync(`${root}/${path}`).mtimeMs
  const known = cache.get(path)
  if (known?.time === time) return known.symbols
  const symbols = findSymbols(path, readText(path))
  cache.set(path, { time, symbols })
  return symbols
}

export function findSymbols(path: string, source: string): Map<string, Range> {
  // AssemblyScript puts decorators on functions, which TypeScript does not know: blanks of the same length stand in for them.
  const plain = path.startsWith('lib/wasm/assembly/')
    ? source.replace(
        /^([ \t]*)(@\w+(?:\(.*?\))?)/gm,
        (_, indent: string, decorator: string) => indent + ' '.repeat(decorator.length),
      )
    : source
  const { program, comments, errors } = parseSync(path, plain)
  if (errors.length) throw new Error(`${path} does not parse: ${errors[0].message}`)
  const symbols = new Map<string, Range>()

  // The comments that end right above a declaration belong to it; a blank line separates.
  const docStart = (start: number): number => {
    for (let i = comments.length - 1; i >= 0; i--) {
      const comment = comments[i]
      if (comment.end <= start && /^[ \t]*\n?[ \t]*$/.test(source.slice(comment.end, start))) {
        const lineStart = source.lastIndexOf('\n', comment.start - 1) + 1
        if (source.slice(lineStart, comment.start).trim() === '') start = comment.start
      }
    }
    return start
  }
  const add = (name: string, start: number, end: number): void => {
    if (!name) return
    const known = symbols.get(name)
    // Overloads and a type beside a value of the same name are one symbol.
    symbols.set(name, { doc: known?.doc ?? docStart(start), start: known?.start ?? start, end })
  }

  for (const statement of nodes(program.body)) {
    const declaration = isNode(statement.declaration) ? statement.declaration : statement
    // `export` belongs to the quote, so the outer statement gives the range.
    const { start, end } = statement
    if (declaration.type === 'VariableDeclaration') {
      for (const declarator of nodes(declaration.declarations)) {
        add(nameOf(declarator.id), start, end)
        let init = declarator.init
        while (isNode(init) && isNode(init.expression)) init = init.expression // `{…} satisfies T`, `{…} as const`
        if (isNode(init) && init.type === 'ObjectExpression') {
          for (const property of nodes(init.properties)) {
            add(`${nameOf(declarator.id)}.${nameOf(property.key)}`, property.start, property.end)
          }
        }
      }
    } else if (isNode(declaration.id)) {
      add(nameOf(declaration.id), start, end)
      if (declaration.type === 'ClassDeclaration' && isNode(declaration.body)) {
        for (const member of nodes(declaration.body.body)) {
          add(`${nameOf(declaration.id)}.${nameOf(member.key)}`, member.start, member.end)
        }
      }
    }
  }
  return symbols
}

const dedent = (text: string): string => {
  const indents = text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => line.length - line.trimStart().length)
  const indent = Math.min(...indents)
  return text
    .split('\n')
    .map((line) => line.slice(indent))
    .join('\n')
}

/** The text of some symbols of a file, each with its doc comment unless `doc` is false. */
export function quoteSymbols(path: string, names: string[], doc = true): string {
  const source = readText(path)
  const symbols = symbolsOf(path)
  return names
    .map((name) => {
      const range = symbols.get(name)
      if (!range) {
        throw new Error(`${path} has no symbol '${name}'. It has: ${[...symbols.keys()].join(', ')}`)
      }
      const from = doc ? range.doc : range.start
      // Start at the beginning of the line, so that dedent sees the indentation of a class member.
      const lineStart = source.lastIndexOf('\n', from - 1) + 1
      const text = source.slice(source.slice(lineStart, from).trim() ? from : lineStart, range.end)
      return dedent(text) + (source[range.end] === ',' ? ',' : '')
    })
    .join('\n\n')
}

/** `ops/matmul.ts` → `source/ops/matmul`, the address of its page below the base; `index` would be the folder's own page. */
export const sourceAddress = (file: string): string =>
  `source/${file.replace(/\.ts$/, '').replace(/(^|\/)index$/, '$1index-file')}`
