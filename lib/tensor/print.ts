import type { Layout } from '../shape/layout.ts'
import type { Dtype, TypedArray } from '../storage/dtype.ts'

/** Above this many elements only the ends of each axis are shown. */
const SUMMARIZE = 1000
const EDGE = 3

/**
 * The numbers of a tensor in nested brackets, aligned, as NumPy prints them. Of `stored`, only
 * those are looked at that are shown.
 */
export function formatTensor(layout: Layout, dtype: Dtype, stored: TypedArray): string {
  const { shape } = layout
  // Brackets count, too: (4000000000, 0) has no element, and as many of them.
  const summarize = shape.reduce((all, size) => all * Math.max(1, size), 1) > SUMMARIZE
  const shown: number[] = []
  walk(layout, summarize, (place) => void shown.push(stored[place]))
  const format = numberFormat(dtype, shown)
  const texts = shown.map(format)
  const width = texts.reduce((widest, text) => Math.max(widest, text.length), 0)
  let next = 0
  const rank = shape.length
  const nest = (axis: number): string => {
    if (axis === rank) return texts[next++].padStart(rank === 0 ? 0 : width)
    const parts = places(shape[axis], summarize).map((place) =>
      place === undefined ? '...' : nest(axis + 1),
    )
    if (axis === rank - 1) return `[${parts.join(' ')}]`
    // One blank line more for each axis further out, and the brackets aligned.
    return `[${parts.join('\n'.repeat(rank - 1 - axis) + ' '.repeat(axis + 1))}]`
  }
  return nest(0)
}

/**
 * The indices along an axis that are shown; undefined stands for the dots between the ends.
 */
function places(size: number, summarize: boolean): (number | undefined)[] {
  const run = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => from + i)
  return summarize && size > 2 * EDGE
    ? [...run(0, EDGE), undefined, ...run(size - EDGE, EDGE)]
    : run(0, size)
}

/** Calls `at` with the place in memory of each element that is shown, in order. */
function walk(
  { shape, strides, offset }: Layout,
  summarize: boolean,
  at: (place: number) => void,
  axis = 0,
): void {
  if (axis === shape.length) return at(offset)
  for (const i of places(shape[axis], summarize)) {
    if (i === undefined) continue
    walk({ shape, strides, offset: offset + i * strides[axis] }, summarize, at, axis + 1)
  }
}

/**
 * One format for all: whole numbers bare, others to four decimals, powers of ten when sizes
 * differ too much.
 */
function numberFormat(dtype: Dtype, values: number[]): (value: number) => string {
  if (dtype === 'int32') return (value) => String(value)
  const sizes = values
    .filter((value) => Number.isFinite(value) && value !== 0)
    .map(Math.abs)
  const largest = Math.max(0, ...sizes)
  const smallest = Math.min(Infinity, ...sizes)
  const whole = sizes.every((value) => Number.isInteger(value))
  const text = (format: (value: number) => string) => (value: number) =>
    Number.isFinite(value)
      ? format(value)
      : Number.isNaN(value)
        ? 'nan'
        : value > 0
          ? 'inf'
          : '-inf'
  if (
    largest >= 1e8 ||
    (largest > 0 && !whole && (smallest < 1e-4 || largest / smallest > 1e6))
  ) {
    return text((value) => value.toExponential(4).replace(/e([+-])(\d)$/, 'e$10$2'))
  }
  if (whole) return text((value) => `${value}.`)
  const decimals = values.reduce(
    (most, value) =>
      Math.max(most, (value.toFixed(4).replace(/0+$/, '').split('.')[1] ?? '').length),
    1,
  )
  return text((value) => value.toFixed(decimals))
}
