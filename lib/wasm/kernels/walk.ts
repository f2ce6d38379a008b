import type { Layout } from '../../shape/layout.ts'

/** The axes of a walk over several operands, the innermost first. */
export interface Walk {
  sizes: number[]
  /** For each operand its strides in bytes. */
  strides: number[][]
}

/**
 * The fewest axes that describe layouts of one shape: axes of size 1 are left out, and
 * neighbours that all operands step through as one become one. Looks at the axes `from` …
 * `to` − 1.
 */
export function walk(
  layouts: readonly Layout[],
  from = 0,
  to = layouts[0].shape.length,
): Walk {
  const { shape } = layouts[0]
  const sizes: number[] = []
  const strides: number[][] = []
  for (let i = 0; i < layouts.length; i++) strides.push([])
  for (let axis = to - 1; axis >= from; axis--) {
    if (shape[axis] === 1) continue
    const last = sizes.length - 1
    let joins = last >= 0
    for (let i = 0; i < layouts.length && joins; i++)
      joins = 4 * layouts[i].strides[axis] === strides[i][last] * sizes[last]
    if (joins) {
      sizes[last] *= shape[axis]
      continue
    }
    sizes.push(shape[axis])
    for (let i = 0; i < layouts.length; i++) strides[i].push(4 * layouts[i].strides[axis])
  }
  return { sizes, strides }
}

/**
 * Calls `visit` for every place of the axes outside the `inner` first, with how far each
 * operand is from its start there, in the order in which a contiguous output lies.
 */
export function overOuter(
  { sizes, strides }: Walk,
  inner: number,
  visit: (starts: readonly number[]) => void,
): void {
  const starts = strides.map(() => 0)
  const go = (axis: number): void => {
    if (axis < inner) return visit(starts)
    for (let i = 0; i < sizes[axis]; i++) {
      go(axis - 1)
      for (let o = 0; o < starts.length; o++) starts[o] += strides[o][axis]
    }
    for (let o = 0; o < starts.length; o++) starts[o] -= strides[o][axis] * sizes[axis]
  }
  go(sizes.length - 1)
}

/**
 * Cuts operands of one shape into blocks of `size` elements, each rows of n: for each
 * operand where the block starts, and how far it is to the next row and the next element.
 * `o` counts the elements before the block.
 */
export function rows(
  layouts: readonly Layout[],
  run: (
    size: number,
    n: number,
    start: readonly number[],
    row: readonly number[],
    step: readonly number[],
    o: number,
  ) => void,
): void {
  const axes = walk(layouts)
  const { sizes, strides } = axes
  const n = sizes[0] ?? 1
  const size = n * (sizes[1] ?? 1)
  const row = strides.map((s) => s[1] ?? 0)
  const step = strides.map((s) => s[0] ?? 0)
  let o = 0
  overOuter(axes, 2, (start) => {
    run(size, n, start, row, step, o)
    o += size
  })
}
