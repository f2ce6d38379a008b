import { ArgumentError } from './errors.ts'
import { didYouMean } from './suggest.ts'

type KindName = 'number' | 'boolean' | 'string' | 'function' | 'object' | 'list'

/**
 * What the value of an option may be: a kind by name, one of several kinds ('number or
 * function'), one of a list of words, or an instance of a class.
 */
export type Kind =
  | KindName
  | `${KindName} or ${KindName}`
  | `${KindName} or ${KindName} or ${KindName}`
  | readonly string[]
  | (abstract new (...args: never[]) => unknown)

/** A kind for each option, none forgotten. */
export type Kinds<Options> = { readonly [Name in keyof Options]-?: Kind }

/**
 * Refuses what is not an object of these options: a misspelled name would silently do
 * nothing, and a value of another kind something else. An option that is undefined is as
 * good as absent, unless it is `needed`. Cheap enough for every call of every constructor.
 *
 * @throws ArgumentError that names the nearest option, or what was expected and what came.
 */
export function checkOptions<Options extends object>(
  name: string,
  options: Options | undefined,
  kinds: Kinds<Options>,
  needed: readonly (keyof Options & string)[] = [],
): void {
  const missing = needed.find((key) => options?.[key] === undefined)
  if (options === undefined && missing === undefined) return
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw noObject(name, options, kinds)
  for (const key in options) {
    const value: unknown = options[key]
    if (!Object.hasOwn(kinds, key)) {
      if (value === undefined) continue
      const names = Object.keys(kinds)
      throw new ArgumentError(
        `${name}: there is no option '${key}'.${didYouMean(key, names)} There ${
          names.length === 1 ? 'is' : 'are'
        } ${names.join(', ')}`,
      )
    }
    if (value !== undefined && !isOf(kinds[key], value))
      throw new ArgumentError(
        `${name}: ${key} must be ${expected(kinds[key])}, got ${describe(value)}`,
      )
  }
  if (missing !== undefined)
    throw new ArgumentError(
      `${name}: ${missing} is missing: it must be ${expected(kinds[missing])}`,
    )
}

/**
 * Refuses an argument of another kind: programs that see no types hand over anything.
 *
 * @throws ArgumentError that says what was expected and what came.
 */
export function checkArgument(
  name: string,
  what: string,
  value: unknown,
  kind: Kind,
): void {
  if (isOf(kind, value)) return
  throw new ArgumentError(
    `${name}: ${what} must be ${expected(kind)}, got ${describe(value)}`,
  )
}

/** A number of things. @throws ArgumentError unless it is a whole number ≥ 1. */
export function checkCount(name: string, what: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return
  throw new ArgumentError(
    `${name}: ${what} must be a whole number ≥ 1, got ${describe(value)}`,
  )
}

/** A list whose parts are all of one kind. @throws ArgumentError that names the part that is not. */
export function checkList(name: string, what: string, list: unknown, kind: Kind): void {
  checkArgument(name, what, list, 'list')
  for (const [place, part] of (list as unknown[]).entries())
    if (!isOf(kind, part)) checkArgument(name, `${what}: number ${place}`, part, kind)
}

/** @throws ArgumentError unless a `for` loop can read it. */
export function checkIterable(name: string, what: string, value: unknown): void {
  try {
    const readable = typeof Object(value ?? {})[Symbol.iterator] === 'function'
    if (readable && !isDetached(value)) return
  } catch {}
  throw new ArgumentError(
    `${name}: ${what} must be something that a loop can read, such as a list, got ${describe(value)}`,
  )
}

/** An array whose memory went elsewhere, as with a message to a worker. */
export function isDetached(value: unknown): boolean {
  if (!ArrayBuffer.isView(value)) return false
  try {
    return new Uint8Array(value.buffer).length < 0
  } catch {
    return true
  }
}

function isOf(kind: Kind, value: unknown): boolean {
  if (typeof value === kind) return value !== null
  if (typeof kind === 'function') return value instanceof kind
  if (typeof kind !== 'string') return kind.some((word) => word === value)
  return kind
    .split(' or ')
    .some((one) =>
      one === 'list' ? Array.isArray(value) : typeof value === one && value !== null,
    )
}

function expected(kind: Kind): string {
  if (typeof kind === 'function') return `of class ${kind.name}`
  if (typeof kind !== 'string') return kind.map((word) => `'${word}'`).join(' or ')
  const words: Record<KindName, string> = {
    number: 'a number',
    boolean: 'true or false',
    string: 'a text',
    function: 'a function',
    object: 'an object',
    list: 'a list',
  }
  return kind
    .split(' or ')
    .map((one) => words[one as KindName])
    .join(' or ')
}

/** A value in the place of the options: most likely it was meant for one of them. */
function noObject<Options>(
  name: string,
  value: unknown,
  kinds: Kinds<Options>,
): ArgumentError {
  const fits = Object.entries<Kind>(kinds).filter(([, kind]) => isOf(kind, value))
  const advice =
    fits.length === 1 ? `. Did you mean { ${fits[0][0]}: ${quote(value)} }?` : ''
  return new ArgumentError(
    `${name}: options are an object, { ${Object.keys(kinds).join(', ')} }, got ${describe(value)}${advice}`,
  )
}

function quote(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  return Array.isArray(value) ? value.map(describe).join() : describe(value)
}

/** What came, in words, for a message. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return `the text '${value}'`
  if (value === undefined) return 'nothing'
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null) return String(value)
  if (isDetached(value)) return 'an array whose memory went elsewhere, as with a message'
  const { constructor } = value
  return typeof constructor === 'function' && constructor !== Object
    ? `a ${constructor.name}`
    : 'an object'
}
