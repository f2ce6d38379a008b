// The symbols of a module, found by a real parser: quotes and source pages need no marks in the code.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { root } from './root.ts'

/** A named piece of a module, as offsets in its text. */
export interface ModuleSymbol {
  /** `matmul`, `Tensor.reshape`, or `unary.relu` for a property of a top-level table */
  name: string
  /** where the comment right above it begins; `start` when there is none */
  doc: number
  start: number
  end: number
  /** of a class: where its head ends */
  body?: number
}

interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}
interface Range {
  start: number
  end: number
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : [])
const nameOf = (value: unknown): string =>
  isNode(value) ? String(value.name ?? value.value ?? '') : ''

/**
 * The top-level symbols of a module and their members, also of what a transpiler has made
 * of it. Overloads, and a type beside a value of the same name, are one symbol.
 *
 * @throws Error with the parser's message when the module does not parse
 */
export function symbolsOf(path: string, source: string): ModuleSymbol[] {
  const { program, comments, errors } = parseSync(path, readable(path, source))
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0].message}`)
  const symbols = new Map<string, ModuleSymbol>()
  const add = (name: string, { start, end }: Range, body?: number): void => {
    if (name === '') return
    const known = symbols.get(name)
    if (known) known.end = end
    else
      symbols.set(name, { name, doc: docStart(source, comments, start), start, end, body })
  }
  const addWithMembers = (name: string, range: Range, value: unknown): void => {
    add(
      name,
      range,
      isNode(value) && isClass(value) && isNode(value.body) ? value.body.start : undefined,
    )
    for (const member of membersOf(value)) {
      const key = nameOf(member.key)
      if (key !== '') add(`${name}.${key}`, member)
    }
  }

  for (const statement of nodes(program.body)) {
    const declaration = isNode(statement.declaration) ? statement.declaration : statement
    if (declaration.type === 'VariableDeclaration') {
      const declarators = nodes(declaration.declarations)
      for (const declarator of declarators) {
        // `export const` belongs to the quote, so the outer statement gives the range.
        const range = declarators.length === 1 ? statement : declarator
        addWithMembers(nameOf(declarator.id), range, declarator.init)
      }
    } else if (isNode(declaration.id)) {
      addWithMembers(nameOf(declaration.id), statement, declaration)
    } else if (statement.type === 'ExportDefaultDeclaration') add('default', statement)
  }
  return [...symbols.values()]
}

/**
 * The innermost symbol at a place in the text. What stands at the head of a class is its
 * constructor, written or not.
 */
export function symbolAt(
  symbols: readonly ModuleSymbol[],
  offset: number,
): string | undefined {
  const [found] = symbols
    .filter(({ start, end }) => start <= offset && offset < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
  if (found?.body !== undefined && offset < found.body) return `${found.name}.constructor`
  return found?.name
}

const cache = new Map<string, { time: number; symbols: Map<string, ModuleSymbol> }>()

/** The symbols of a file below the root, by name. They are read anew when it has changed. */
export function symbolsOfFile(path: string): Map<string, ModuleSymbol> {
  const file = join(root, path)
  const time = statSync(file).mtimeMs
  const known = cache.get(path)
  if (known?.time === time) return known.symbols
  const list = symbolsOf(path, readFileSync(file, 'utf8').replaceAll('\r\n', '\n'))
  const symbols = new Map(list.map((symbol) => [symbol.name, symbol]))
  cache.set(path, { time, symbols })
  return symbols
}

/**
 * AssemblyScript puts decorators on functions, which TypeScript does not know: blanks of
 * the same length stand in for them.
 */
function readable(path: string, source: string): string {
  if (!path.startsWith('lib/wasm/assembly/')) return source
  return source.replace(
    /^([ \t]*)(@\w+(?:\(.*?\))?)/gm,
    (_, indent: string, decorator: string) => indent + ' '.repeat(decorator.length),
  )
}

/** Comments that end right above a declaration belong to it; a blank line separates. */
function docStart(source: string, comments: readonly Range[], start: number): number {
  for (const comment of comments.toReversed()) {
    if (comment.end > start) continue
    if (!/^[ \t]*\n?[ \t]*$/.test(source.slice(comment.end, start))) continue
    const lineStart = source.lastIndexOf('\n', comment.start - 1) + 1
    if (source.slice(lineStart, comment.start).trim() === '') start = comment.start
  }
  return start
}

function isClass({ type }: Node): boolean {
  return type.startsWith('Class')
}

/** Of a class or an object, also in `{…} as const`, `{…} satisfies T`, `__name({…}, "name")`. */
function membersOf(value: unknown): Node[] {
  if (!isNode(value)) return []
  if (isClass(value)) return isNode(value.body) ? nodes(value.body.body) : []
  if (value.type === 'ObjectExpression') return nodes(value.properties)
  if (value.type === 'CallExpression')
    return nameOf(value.callee) === '__name' ? membersOf(nodes(value.arguments)[0]) : []
  return membersOf(value.expression)
}
