import { CheckError } from './check-error.ts'
import { flatten, shapeText } from './flatten.ts'
import type { Numbers } from './flatten.ts'

/** Reads both sides as numbers and insists on one shape (and one dtype, where both name theirs). */
export function sameShape(got: unknown, wanted: unknown): { got: Numbers; wanted: Numbers } {
  const left = flatten(got, 'got')
  const right = flatten(wanted, 'wanted')
  for (let i = 0; i < right.values.length; i++) {
    if (Number.isNaN(right.values[i]))
      throw new CheckError('this check wants NaN, which equals nothing: a mistake in the check')
  }
  if (!shapesAgree(left, right)) {
    const hint = reversed(left, right) ? ': the axes are the other way round, is a transpose missing?' : ''
    throw new CheckError(`got ${shapeText(left.shape)}, wanted ${shapeText(right.shape)}${hint}`)
  }
  if (left.dtype !== undefined && right.dtype !== undefined && left.dtype !== right.dtype) {
    throw new CheckError(`got dtype ${left.dtype}, wanted ${right.dtype}`)
  }
  return { got: left, wanted: right }
}

function shapesAgree(got: Numbers, wanted: Numbers): boolean {
  if (got.shape.join() === wanted.shape.join()) return true
  // Nested lists cannot say (0, 3): they are [] for every shape that begins with 0.
  if (got.values.length > 0 || wanted.values.length > 0) return false
  return startsWith(wanted.shape, got.shape) || startsWith(got.shape, wanted.shape)
}

function startsWith(long: number[], short: number[]): boolean {
  return short.every((length, axis) => length === long[axis])
}

function reversed(got: Numbers, wanted: Numbers): boolean {
  return got.shape.length > 1 && got.shape.join() === [...wanted.shape].reverse().join()
}

/** Flat position 5 in shape (2, 3) → ` at [1, 2]`; nothing for a single number. */
export function position(flat: number, shape: number[]): string {
  if (shape.length === 0) return ''
  const index: number[] = []
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift(flat % shape[axis])
    flat = Math.floor(flat / shape[axis])
  }
  return ` at [${index.join(', ')}]`
}

/** Two numbers that are not the same, with as many digits as it takes to see it, and whether it takes more than usual. */
export function twoNumbers(a: number, b: number): { texts: [string, string]; alike: boolean } {
  let digits = 7
  while (digits < 17 && number(a, digits) === number(b, digits)) digits++
  return { texts: [number(a, digits), number(b, digits)], alike: digits > 7 }
}

/** A number for a message, without digits that nobody reads. */
export function number(value: number, digits = 7): string {
  if (typeof value !== 'number' || !Number.isFinite(value) || Number.isSafeInteger(value)) return String(value)
  const short = Number(value.toPrecision(digits))
  return Number.isInteger(short) && !Number.isSafeInteger(short) ? short.toExponential() : String(short)
}

/** Where two numbers look alike: `, allowed 1e-9`. */
export function allowed(wanted: number, tolerance: number): string {
  return `, allowed ${number(tolerance * Math.max(1, Math.abs(wanted)))}`
}

/** |got − wanted| ≤ tolerance · max(1, |wanted|); an infinity only equals itself, and NaN nothing. */
export function close(got: number, wanted: number, tolerance: number): boolean {
  if (typeof got !== 'number') return false
  if (got === wanted) return true
  return Number.isFinite(wanted) && Math.abs(got - wanted) <= tolerance * Math.max(1, Math.abs(wanted))
}
