// A value as a console shows it, for what a learner's code logs. It never throws: a log must not break the code that it is to explain.

/** Lists longer than this, and what lies deeper, are cut. */
const MOST_ITEMS = 100
const DEEPEST = 4

export function show(value: unknown): string {
  try {
    return text(value, [])
  } catch (error) {
    return `<cannot be shown: ${error instanceof Error ? error.message : 'it throws'}>`
  }
}

/** `around`: the objects that hold this one. */
function text(value: unknown, around: readonly object[]): string {
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'bigint') return `${value}n`
  if (Object.is(value, -0)) return '-0'
  if (typeof value === 'function') return `[function ${value.name || 'without a name'}]`
  if (typeof value !== 'object' || value === null) return String(value)
  if (around.includes(value)) return '<circular>'
  if (value instanceof Error) return `${value.name}: ${value.message}`
  const inside = [...around, value]
  const part = (item: unknown): string => text(item, inside)
  if (Array.isArray(value)) return list('', '[', value, ']', inside, part)
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return list(`${nameOf(value)}(${lengthOf(value)}) `, '[', value as unknown as Iterable<unknown>, ']', inside, part)
  if (value instanceof Map)
    return list(`Map(${value.size}) `, '{ ', value, ' }', inside, (pair) => {
      const [key, item] = pair as [unknown, unknown]
      return `${part(key)} => ${part(item)}`
    })
  if (value instanceof Set) return list(`Set(${value.size}) `, '{ ', value, ' }', inside, part)
  // Tensors, and whatever else says what it is.
  if (typeof value.toString === 'function' && value.toString !== Object.prototype.toString) return String(value)
  const entries = Object.entries(value)
  const name = nameOf(value)
  const before = name === 'Object' ? '' : `${name} `
  if (entries.length === 0) return `${before}{}`
  return list(before, '{ ', entries, ' }', inside, (entry) => {
    const [key, item] = entry as [string, unknown]
    return `${key}: ${part(item)}`
  })
}

function list(
  name: string,
  open: string,
  items: Iterable<unknown>,
  close: string,
  inside: readonly object[],
  part: (item: unknown) => string,
): string {
  if (inside.length > DEEPEST) return `${name}${open.trim()}…${close.trim()}`
  const shown: string[] = []
  for (const item of items) {
    if (shown.length === MOST_ITEMS) {
      shown.push('…')
      break
    }
    shown.push(part(item))
  }
  return `${name}${open}${shown.join(', ')}${close}`
}

const nameOf = (value: object): string => (value.constructor as { name?: string } | undefined)?.name ?? 'Object'
const lengthOf = (value: object): number => ('length' in value ? Number(value.length) : 0)
