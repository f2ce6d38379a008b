import { multiplyAdd } from './lanes'
import { scratch } from './scratch'

/**
 * C = A·B in float32 for any row and column strides of A and B, so that a transposed factor costs nothing more.
 *
 * The naive loops wait for memory. Here a block of A and a block of B are first copied ("packed") into the order in which
 * they are read, small enough to stay in the cache; then tiles of 4 rows × 8 columns of C are computed in 8 registers.
 */
export const ROWS: i32 = 4
export const COLUMNS: i32 = 8
/** The largest block: DEPTH steps of the sum, HEIGHT rows of A, WIDTH columns of B. */
export const DEPTH: i32 = 400
export const HEIGHT: i32 = 96
export const WIDTH: i32 = 1024

/** Where the packed blocks lie in a thread's scratch memory. */
export const PACKED_A: usize = 0
const EDGE: usize = PACKED_A + 4 * HEIGHT * DEPTH
export const PACKED_B: usize = EDGE + 4 * ROWS * COLUMNS

/** Bytes of scratch memory that each thread needs. */
export function matmulScratch(): i32 {
  return PACKED_B + 4 * DEPTH * WIDTH
}

/** Where this thread's packed block of B lies, for others to read. */
export function matmulPackedB(): usize {
  return scratch + PACKED_B
}

/** Blocks of equal size, none larger than `most`. */
// @ts-ignore: decorator
@inline
export function even(size: i32, most: i32): i32 {
  const blocks = (size + most - 1) / most
  return (size + blocks - 1) / blocks
}

/** How many steps of a sum of K are done at a time. The same for any number of threads: it decides how sums are rounded. */
export function matmulDepth(K: i32): i32 {
  return even(K, DEPTH)
}

/** How many of n columns are packed at a time: whole panels. */
export function matmulWidth(n: i32): i32 {
  return (even(n, WIDTH) + COLUMNS - 1) & -COLUMNS
}

/**
 * The matrices [begin, end) of a batch, each by itself: a: (batch, m, K), b: (batch, K, n), c: (batch, m, n) contiguous.
 * Strides in bytes.
 */
export function matmul(begin: i32, end: i32, m: i32, n: i32, K: i32, a: usize, batchA: i32, rowA: i32, stepA: i32, b: usize, batchB: i32, stepB: i32, columnB: i32, c: usize): void {
  const packedB = scratch + PACKED_B, rowC = n << 2, depth = matmulDepth(K), width = matmulWidth(n)
  for (let i = begin; i < end; i++) {
    const ai = a + i * batchA, bi = b + i * batchB, ci = c + i * m * rowC
    for (let n0 = 0; n0 < n; n0 += width) {
      const columns = min(width, n - n0)
      for (let k0 = 0; k0 < K; k0 += depth) {
        const live = min(depth, K - k0)
        packColumns(0, (columns + COLUMNS - 1) / COLUMNS, columns, live, bi + k0 * stepB + n0 * columnB, stepB, columnB, packedB)
        multiply(0, (m + HEIGHT - 1) / HEIGHT, m, HEIGHT, columns, width, live, ai + k0 * stepA, rowA, stepA, packedB, ci + (n0 << 2), rowC, k0 > 0)
      }
    }
  }
}

/** The panels [begin, end) of a block of B, each of 8 columns: for every step k the 8 numbers side by side. */
export function packColumns(begin: i32, end: i32, columns: i32, depth: i32, b: usize, stepB: i32, columnB: i32, out: usize): void {
  for (let p = begin; p < end; p++) {
    const first = p * COLUMNS
    pack(COLUMNS, min(COLUMNS, columns - first), depth, b + first * columnB, columnB, stepB, out + ((first * depth) << 2))
  }
}

/**
 * Parts of C from a block of A and a packed block of B, `depth` steps of the sum. Part u is `height` rows and `span` columns,
 * multiples of the tile's; threads share the parts, counted row by row. `edge` is a tile of which only some lies in C.
 */
export function multiply(begin: i32, end: i32, m: i32, height: i32, columns: i32, span: i32, depth: i32, a: usize, rowA: i32, stepA: i32, packedB: usize, c: usize, rowC: i32, accumulate: bool): void {
  const packedA = scratch + PACKED_A, across = (columns + span - 1) / span
  for (let u = begin; u < end; u++) {
    const m0 = (u / across) * height, n0 = (u % across) * span
    const rows = min(height, m - m0), right = min(n0 + span, columns)
    for (let i = 0; i < rows; i += ROWS) {
      pack(ROWS, min(ROWS, rows - i), depth, a + (m0 + i) * rowA, rowA, stepA, packedA + ((i * depth) << 2))
    }
    for (let j = n0; j < right; j += COLUMNS) {
      for (let i = 0; i < rows; i += ROWS) {
        const pa = packedA + ((i * depth) << 2), pb = packedB + ((j * depth) << 2), at = c + (m0 + i) * rowC + (j << 2)
        if (i + ROWS <= rows && j + COLUMNS <= right) tile(depth, pa, pb, at, rowC, accumulate)
        else edge(depth, pa, pb, at, rowC, accumulate, min(ROWS, rows - i), min(COLUMNS, right - j))
      }
    }
  }
}

/** At the edge the whole tile goes to a place of its own, and what is inside C is copied. */
export function edge(depth: i32, a: usize, b: usize, c: usize, rowC: i32, accumulate: bool, rows: i32, columns: i32): void {
  const place = scratch + EDGE
  tile(depth, a, b, place, COLUMNS << 2, false)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const to = c + y * rowC + (x << 2), value = load<f32>(place + ((y * COLUMNS + x) << 2))
      store<f32>(to, accumulate ? load<f32>(to) + value : value)
    }
  }
}

/**
 * A tile of C from a packed panel of A (depth × 4) and one of B (depth × 8). The rows of C lie `rowC` bytes apart;
 * `accumulate` adds the tile to what they hold.
 */
export function tile(depth: i32, a: usize, b: usize, c: usize, rowC: i32, accumulate: bool): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0)
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0)
  for (const end = b + (depth << 5); b < end; a += 16, b += 32) { // a step: 4 and 8 numbers of 4 bytes
    const b0 = v128.load(b), b1 = v128.load(b, 16)
    let x = v128.load32_splat(a)
    c00 = multiplyAdd(x, b0, c00); c01 = multiplyAdd(x, b1, c01)
    x = v128.load32_splat(a, 4)
    c10 = multiplyAdd(x, b0, c10); c11 = multiplyAdd(x, b1, c11)
    x = v128.load32_splat(a, 8)
    c20 = multiplyAdd(x, b0, c20); c21 = multiplyAdd(x, b1, c21)
    x = v128.load32_splat(a, 12)
    c30 = multiplyAdd(x, b0, c30); c31 = multiplyAdd(x, b1, c31)
  }
  storeRow(c, c00, c01, accumulate)
  storeRow(c + rowC, c10, c11, accumulate)
  storeRow(c + 2 * rowC, c20, c21, accumulate)
  storeRow(c + 3 * rowC, c30, c31, accumulate)
}

// @ts-ignore: decorator
@inline
function storeRow(c: usize, left: v128, right: v128, accumulate: bool): void {
  v128.store(c, accumulate ? f32x4.add(v128.load(c), left) : left)
  v128.store(c, accumulate ? f32x4.add(v128.load(c, 16), right) : right, 16)
}

/** A panel: `width` lines of x, of which `live` exist, as for each step k the numbers of all lines. Missing lines are zeros. */
function pack(width: i32, live: i32, depth: i32, x: usize, line: i32, step: i32, out: usize): void {
  const wide = width << 2
  if (line == 4 && live == width) {
    for (let k = 0; k < depth; k++, x += step, out += wide) {
      v128.store(out, v128.load(x))
      if (width == 8) v128.store(out, v128.load(x, 16), 16)
    }
    return
  }
  let i = 0
  if (step == 4) for (; i + 4 <= live; i += 4) packFour(depth, x + i * line, line, out + (i << 2), wide)
  for (; i < width; i++) {
    let to = out + (i << 2), from = x + i * line
    if (i < live) for (let k = 0; k < depth; k++, from += step, to += wide) store<f32>(to, load<f32>(from))
    else for (let k = 0; k < depth; k++, to += wide) store<f32>(to, 0)
  }
}

/** Four lines whose numbers lie one after the other: squares of 4 × 4 are transposed in registers. */
function packFour(depth: i32, x: usize, line: i32, out: usize, wide: i32): void {
  let k = 0
  for (; k + 4 <= depth; k += 4, x += 16, out += wide << 2) {
    const a = v128.load(x), b = v128.load(x + line), c = v128.load(x + 2 * line), d = v128.load(x + 3 * line)
    const ab = i32x4.shuffle(a, b, 0, 4, 1, 5), cd = i32x4.shuffle(c, d, 0, 4, 1, 5)
    const AB = i32x4.shuffle(a, b, 2, 6, 3, 7), CD = i32x4.shuffle(c, d, 2, 6, 3, 7)
    v128.store(out, i64x2.shuffle(ab, cd, 0, 2))
    v128.store(out + wide, i64x2.shuffle(ab, cd, 1, 3))
    v128.store(out + 2 * wide, i64x2.shuffle(AB, CD, 0, 2))
    v128.store(out + 3 * wide, i64x2.shuffle(AB, CD, 1, 3))
  }
  for (; k < depth; k++, x += 4, out += wide) {
    for (let i = 0; i < 4; i++) store<f32>(out + (i << 2), load<f32>(x + i * line))
  }
}
