import { CheckError } from './check-error.ts'
import { isTypedArray } from './flatten.ts'

/** Exactly the same plain data: numbers, strings, lists, objects. A typed array equals a list of the same numbers. */
export function equal(got: unknown, wanted: unknown): void {
  const difference = compare(got, wanted, '')
  if (difference !== undefined) throw new CheckError(difference)
}

function compare(got: unknown, wanted: unknown, path: string): string | undefined {
  const at = path === '' ? '' : ` at ${path}`
  if (Number.isNaN(wanted)) return `this check wants NaN${at}, which equals nothing: a mistake in the check`
  if (isList(wanted)) {
    if (!isList(got)) return `got ${show(got)}, wanted ${show(wanted)}${at}`
    if (got.length !== wanted.length) {
      return `got ${got.length} items, wanted ${wanted.length}${at}: ${show(got)} instead of ${show(wanted)}`
    }
    return firstOf(wanted.length, (i) => compare(got[i], wanted[i], `${path}[${i}]`))
  }
  if (isRecord(wanted)) {
    if (!isRecord(got) || isList(got)) return `got ${show(got)}, wanted ${show(wanted)}${at}`
    const keys = [...new Set([...Object.keys(wanted), ...Object.keys(got)])]
    return firstOf(keys.length, (i) => compare(got[keys[i]], wanted[keys[i]], `${path}.${keys[i]}`))
  }
  // === and not Object.is: 0 and −0 are the same number here.
  return got === wanted ? undefined : `got ${show(got)}, wanted ${show(wanted)}${at}`
}

function firstOf(count: number, difference: (i: number) => string | undefined): string | undefined {
  for (let i = 0; i < count; i++) {
    const found = difference(i)
    if (found !== undefined) return found
  }
  return undefined
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || isTypedArray(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function show(value: unknown): string {
  const plain = isTypedArray(value) ? Array.from(value) : value
  // JSON has no NaN, Infinity, undefined, or functions; in a message they must not turn into null.
  const keep = (_key: string, part: unknown) =>
    typeof part === 'function' || part === undefined || (typeof part === 'number' && !Number.isFinite(part))
      ? `‹${String(part).slice(0, 20)}›`
      : part
  const text = (JSON.stringify(plain, keep) ?? String(plain)).replaceAll(/"‹(.*?)›"/g, '$1').replaceAll(',', ', ')
  return text.length > 100 ? `${text.slice(0, 97)}…` : text
}
