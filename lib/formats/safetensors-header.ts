import { elementTypes, type ElementType } from './element-types.ts'

// Every JavaScript engine has it, and the language's own type library leaves it out.
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string }

/** What the header says of one tensor. */
export interface Entry {
  dtype: ElementType
  shape: number[]
  data_offsets: [number, number]
}

/** Throws, with what was expected and what came. */
export type Fail = (expected: string, got: string) => never

/** The header as an object. */
export function parseHeader(bytes: Uint8Array, fail: Fail): Record<string, unknown> {
  const text = new TextDecoder().decode(bytes)
  try {
    const header = JSON.parse(text) as unknown
    if (text.startsWith('{') && isRecord(header)) return header
  } catch {
    // The message below says more than the parser's.
  }
  return fail(
    'a header in JSON, an object',
    text.length > 40 ? `'${text.slice(0, 40)}…'` : `'${text}'`,
  )
}

/** What it says of one tensor, checked. */
export function checkEntry(key: string, value: unknown, fail: Fail): Entry {
  const { dtype, shape, data_offsets } = isRecord(value)
    ? value
    : fail(`dtype, shape and data_offsets for '${key}'`, JSON.stringify(value))
  const whole = (list: unknown): list is number[] =>
    Array.isArray(list) && list.every((n) => Number.isSafeInteger(n) && n >= 0)
  if (!isElementType(dtype))
    return fail(
      `a dtype for '${key}' among ${Object.keys(elementTypes).join(', ')}`,
      JSON.stringify(dtype),
    )
  if (!whole(shape))
    return fail(`a shape of whole numbers ≥ 0 for '${key}'`, JSON.stringify(shape))
  if (!whole(data_offsets) || data_offsets.length !== 2)
    return fail(`two data_offsets for '${key}'`, JSON.stringify(data_offsets))
  const bytes = shape.reduce((product, size) => product * size, elementTypes[dtype])
  const [from, to] = data_offsets
  if (to - from !== bytes)
    fail(`${bytes} bytes for '${key}' (${shape.join(', ')}) ${dtype}`, `${to - from}`)
  return { dtype, shape, data_offsets: [from, to] }
}

function isElementType(value: unknown): value is ElementType {
  return typeof value === 'string' && Object.hasOwn(elementTypes, value)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
