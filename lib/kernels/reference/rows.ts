import type { Layout } from '../../shape/layout.ts'
import { sizeOf } from '../../shape/shape.ts'

/**
 * How to walk over tensors of one shape: `count` rows of `length` elements. Row r of layout
 * i begins at starts[i][r] and steps by strides[i]. A row is as long as one stride allows
 * for every layout, so that contiguous tensors, and a contiguous tensor beside a repeated
 * number, are a single row.
 */
export interface Rows {
  count: number
  length: number
  starts: Int32Array[]
  strides: number[]
}

export function rowsOf(layouts: readonly Layout[]): Rows {
  const { shape } = layouts[0]
  let length = 1
  let strides = layouts.map(() => 1)
  let axis = shape.length - 1
  for (; axis >= 0; axis--) {
    if (shape[axis] === 1) continue
    if (length === 1) strides = layouts.map((layout) => layout.strides[axis])
    else if (layouts.some((layout, i) => layout.strides[axis] !== strides[i] * length))
      break
    length *= shape[axis]
  }
  const outer = shape.slice(0, axis + 1)
  const count = length === 0 ? 0 : sizeOf(outer)
  return {
    count,
    length,
    strides,
    starts: layouts.map((layout) => rowStarts(layout, outer, count)),
  }
}

/** The place of each row's first element: an odometer over the outer axes. */
function rowStarts(
  { strides, offset }: Layout,
  outer: readonly number[],
  count: number,
): Int32Array {
  const starts = new Int32Array(count)
  const index = new Array<number>(outer.length).fill(0)
  let place = offset
  for (let row = 0; row < count; row++) {
    starts[row] = place
    for (let axis = outer.length - 1; axis >= 0; axis--) {
      place += strides[axis]
      if (++index[axis] < outer[axis]) break
      place -= strides[axis] * outer[axis]
      index[axis] = 0
    }
  }
  return starts
}
