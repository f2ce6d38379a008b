/** Reading and adding at places that an index names. All strides are in bytes. */

/** y[r] = the row of n numbers that index[r] names, for r in [begin, end). */
export function gatherRows(begin: i32, end: i32, n: i32, x: usize, index: usize, stepIndex: i32, y: usize): void {
  const bytes: usize = n << 2
  for (let r = begin; r < end; r++) memory.copy(y + r * bytes, x + load<i32>(index + r * stepIndex) * bytes, bytes)
}

/** y[index[r]] += x[r] for all `count` rows r of n numbers, but only in the columns [begin, end): no two threads meet. */
export function scatterAddRows(begin: i32, end: i32, count: i32, n: i32, x: usize, index: usize, stepIndex: i32, y: usize): void {
  const bytes: usize = n << 2
  for (let r = 0; r < count; r++, x += bytes, index += stepIndex) {
    const to = y + load<i32>(index) * bytes
    let j = begin
    for (; j + 4 <= end; j += 4) v128.store(to + (j << 2), f32x4.add(v128.load(to + (j << 2)), v128.load(x + (j << 2))))
    for (; j < end; j++) store<f32>(to + (j << 2), load<f32>(to + (j << 2)) + load<f32>(x + (j << 2)))
  }
}

/** Within rows: y[r, j] = x[r, index[r, j]] for r in [begin, end) and j < n; y is contiguous. */
export function gatherElements(begin: i32, end: i32, n: i32, x: usize, rowX: i32, stepX: i32, index: usize, rowIndex: i32, stepIndex: i32, y: usize): void {
  y += (begin * n) << 2
  for (let r = begin; r < end; r++) {
    const from = x + r * rowX
    let at = index + r * rowIndex
    for (let j = 0; j < n; j++, at += stepIndex, y += 4) store<f32>(y, load<f32>(from + load<i32>(at) * stepX))
  }
}

/** Within rows: y[r, index[r, j]] += x[r, j] for r in [begin, end) and j < n; the rows of y are `rowY` bytes apart. */
export function scatterAddElements(begin: i32, end: i32, n: i32, x: usize, rowX: i32, stepX: i32, index: usize, rowIndex: i32, stepIndex: i32, y: usize, rowY: i32): void {
  for (let r = begin; r < end; r++) {
    const to = y + r * rowY
    let from = x + r * rowX, at = index + r * rowIndex
    for (let j = 0; j < n; j++, from += stepX, at += stepIndex) {
      const place = to + (load<i32>(at) << 2)
      store<f32>(place, load<f32>(place) + load<f32>(from))
    }
  }
}
