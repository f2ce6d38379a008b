import { storeLanes } from './lanes'

/**
 * Numbers of 4 bytes, whatever they mean, from one place to another. Strides are in bytes, from one row to the next (`row`) and
 * within a row (`step`).
 */

/** The rows [begin, end) of n numbers each. With n = 1 a run of numbers can be shared like rows. */
export function copy(begin: i32, end: i32, n: i32, x: usize, rowX: i32, stepX: i32, y: usize, rowY: i32, stepY: i32): void {
  x += begin * rowX
  y += begin * rowY
  const bytes = n << 2
  if (n == 1 || (stepX == 4 && stepY == 4)) {
    if (rowX == bytes && rowY == bytes) { memory.copy(y, x, (end - begin) * bytes); return }
    if (n > 4) {
      for (let r = begin; r < end; r++, x += rowX, y += rowY) memory.copy(y, x, bytes)
      return
    }
  }
  let r = begin
  if (rowX == 4 && stepY == 4) for (; r + 16 <= end; r += 16, x += 64, y += 16 * rowY) transpose16(n, x, stepX, y, rowY)
  for (; r < end; r++, x += rowX, y += rowY) {
    let from = x, to = y
    if (stepX == 0 && stepY == 4) { fill(0, n, load<f32>(x), y); continue }
    for (let j = 0; j < n; j++, from += stepX, to += stepY) store<u32>(to, load<u32>(from))
  }
}

/** A transposed copy of 16 rows: x holds columns of 16 numbers, a line of the cache each, which are read once. */
function transpose16(n: i32, x: usize, stepX: i32, y: usize, rowY: i32): void {
  let j = 0
  for (; j + 4 <= n; j += 4, x += stepX << 2, y += 16) {
    for (let i = 0; i < 16; i += 4) {
      const from = x + (i << 2), to = y + i * rowY
      const a = v128.load(from), b = v128.load(from + stepX), c = v128.load(from + 2 * stepX), d = v128.load(from + 3 * stepX)
      const ab = i32x4.shuffle(a, b, 0, 4, 1, 5), cd = i32x4.shuffle(c, d, 0, 4, 1, 5)
      const AB = i32x4.shuffle(a, b, 2, 6, 3, 7), CD = i32x4.shuffle(c, d, 2, 6, 3, 7)
      v128.store(to, i64x2.shuffle(ab, cd, 0, 2))
      v128.store(to + rowY, i64x2.shuffle(ab, cd, 1, 3))
      v128.store(to + 2 * rowY, i64x2.shuffle(AB, CD, 0, 2))
      v128.store(to + 3 * rowY, i64x2.shuffle(AB, CD, 1, 3))
    }
  }
  for (; j < n; j++, x += stepX, y += 4) {
    for (let i = 0; i < 16; i++) store<u32>(y + i * rowY, load<u32>(x + (i << 2)))
  }
}

/** y = value, for the numbers [begin, end). */
export function fill(begin: i32, end: i32, value: f32, y: usize): void {
  y += begin << 2
  for (let left = end - begin; left > 0; left -= 4, y += 16) storeLanes(y, f32x4.splat(value), min(4, left))
}
