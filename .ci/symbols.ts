import { parseSync } from 'vite'

/** A named piece of a module: `matmul`, or `Tensor.reshape` for a member of a class or of an object. */
export interface ModuleSymbol {
  name: string
  start: number
  end: number
}

type Ast = ReturnType<typeof parseSync>['program']
type Statement = Ast['body'][number]
interface Range {
  start: number
  end: number
}

/** The top-level symbols of a module and their members, also of what a transpiler has made of it. */
export function symbolsOf(path: string, text: string): ModuleSymbol[] {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`)
  return program.body.flatMap((statement) => ofStatement(statement))
}

/** The innermost symbol at a place in the text. */
export function symbolAt(symbols: readonly ModuleSymbol[], offset: number): ModuleSymbol | undefined {
  return symbols
    .filter(({ start, end }) => start <= offset && offset < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0]
}

function ofStatement(statement: Statement): ModuleSymbol[] {
  switch (statement.type) {
    case 'ExportNamedDeclaration':
      return statement.declaration ? ofStatement(statement.declaration as Statement) : []
    case 'ExportDefaultDeclaration':
      return [symbol('default', statement)]
    case 'FunctionDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return statement.id ? [symbol(statement.id.name, statement)] : []
    case 'ClassDeclaration':
      if (!statement.id) return []
      // What runs at the head of a class is its constructor, written or not.
      return [
        ...withMembers(statement.id.name, statement, statement),
        symbol(`${statement.id.name}.constructor`, { start: statement.start, end: statement.body.start }),
      ]
    case 'VariableDeclaration':
      return statement.declarations.flatMap((declarator) =>
        declarator.id.type === 'Identifier' ? withMembers(declarator.id.name, declarator, declarator.init) : [],
      )
    default:
      return []
  }
}

/** A symbol, and what can be named inside it. */
function withMembers(name: string, range: Range, value: unknown): ModuleSymbol[] {
  return [symbol(name, range), ...members(value).map(({ key, range }) => symbol(`${name}.${key}`, range))]
}

interface Node extends Range {
  type: string
  key?: { type: string; name?: string; value?: unknown }
  body?: { body?: Node[] }
  properties?: Node[]
  arguments?: Node[]
  expression?: Node
}

function members(value: unknown): { key: string; range: Range }[] {
  const node = value as Node | null | undefined
  if (!node) return []
  // `{…} as const`, `{…} satisfies T`, and the `__name({…}, "name")` of a transpiler
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression') return members(node.expression)
  if (node.type === 'CallExpression') return members(node.arguments?.[0])
  const inside = node.type.startsWith('Class')
    ? node.body?.body
    : node.type === 'ObjectExpression'
      ? node.properties
      : undefined
  return (inside ?? []).flatMap((member) => {
    const { key } = member
    const named = key?.name ?? (typeof key?.value === 'string' ? key.value : undefined)
    return named === undefined ? [] : [{ key: named, range: member }]
  })
}

function symbol(name: string, { start, end }: Range): ModuleSymbol {
  return { name, start, end }
}
