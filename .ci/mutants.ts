import { parseSync } from 'vite'

/** A small fault that somebody could have made: what stands at [start, end) of a file is replaced. */
export interface Mutant {
  path: string
  /** from 1 */
  line: number
  start: number
  end: number
  before: string
  after: string
}

interface Node {
  type: string
  start: number
  end: number
  operator?: string
  left?: Node
  right?: Node
  test?: Node | null
  update?: Node | null
  argument?: Node | null
  expression?: Node
  callee?: Node
  object?: Node
  property?: Node
  name?: string
  value?: unknown
}

// prettier-ignore
const swapped: Record<string, string> = {
  '+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '**': '*',
  '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===',
  '&&': '||', '||': '&&', '<<': '>>', '>>': '<<', '>>>': '>>', '&': '|', '|': '&', '^': '|',
  '+=': '-=', '-=': '+=', '*=': '/=', '/=': '*=', '??=': '=', '++': '--', '--': '++',
}

const otherFunction: Record<string, string> = { max: 'min', min: 'max', floor: 'ceil', ceil: 'floor', round: 'floor' }

/**
 * Every small fault of a module: an operator or a function that is another one, a number that is off by one, a condition
 * that is turned round, a call that is forgotten. Types, imports and the texts of errors are left alone.
 */
export function mutantsOf(path: string, text: string): Mutant[] {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`)
  const found: Mutant[] = []
  const lines = lineStarts(text)
  const put = (start: number, end: number, after: string): void => {
    const line = lines.findLastIndex((at) => at <= start) + 1
    found.push({ path, line, start, end, before: text.slice(start, end), after })
  }
  visit(program as unknown as Node, (node) => changes(node, text, put))
  return found
}

/** The text with the fault in it. */
export function withMutant(text: string, { start, end, after }: Mutant): string {
  return text.slice(0, start) + after + text.slice(end)
}

type Put = (start: number, end: number, after: string) => void

function changes(node: Node, text: string, put: Put): void {
  const { type, start, end, operator = '', left, right, argument } = node
  switch (type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression': {
      if (!left || !right || swapped[operator] === undefined || isText(left) || isText(right)) return
      const at = text.indexOf(operator, left.end)
      return put(at, at + operator.length, swapped[operator])
    }
    case 'UpdateExpression':
      return put(start, end, text.slice(start, end).replace(operator, swapped[operator]))
    case 'UnaryExpression':
      if (argument && (operator === '!' || operator === '-')) put(start, argument.start, '')
      return
    case 'Literal':
      if (typeof node.value === 'boolean') put(start, end, String(!node.value))
      if (typeof node.value === 'number') put(start, end, node.value === 1 ? '0' : String(node.value + 1))
      return
    case 'IfStatement':
    case 'ConditionalExpression':
      if (node.test) put(node.test.start, node.test.end, `!(${text.slice(node.test.start, node.test.end)})`)
      return
    case 'ExpressionStatement':
      if (node.expression?.type === 'CallExpression' && node.expression.callee?.type !== 'Super') put(start, end, ';')
      return
    case 'MemberExpression': {
      const other = otherFunction[node.property?.name ?? '']
      if (node.object?.name === 'Math' && node.property && other) put(node.property.start, node.property.end, other)
    }
  }
}

function isText({ type, value }: Node): boolean {
  return type === 'TemplateLiteral' || typeof value === 'string'
}

/** Walks over what runs: not over types, imports, errors that are thrown, and the step of a `for`, whose fault never ends. */
function visit(node: Node, see: (node: Node) => void): void {
  const { type } = node
  if (type.startsWith('TS') && !['TSAsExpression', 'TSSatisfiesExpression'].includes(type)) return
  if (type === 'ImportDeclaration' || type === 'ExportAllDeclaration' || type === 'ThrowStatement') return
  see(node)
  for (const [key, value] of Object.entries(node)) {
    if (key === 'typeAnnotation' || (type === 'ForStatement' && key === 'update')) continue
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, see)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
}
