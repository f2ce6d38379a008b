/**
 * C = A·B in float32 for any row and column strides of A and B, so that a transposed factor costs nothing more.
 *
 * The naive loops wait for memory. Here a block of A and a block of B are first copied ("packed") into the order in which
 * they are read, small enough to stay in the cache; then tiles of 4 rows × 8 columns of C are computed in 8 registers.
 */
const ROWS: i32 = 4
const COLUMNS: i32 = 8
/** The block: DEPTH steps of the sum, HEIGHT rows of A, WIDTH columns of B. */
const DEPTH: i32 = 256
const HEIGHT: i32 = 192
const WIDTH: i32 = 1024

/** Bytes of scratch memory that matmul needs. */
export function matmulScratch(): i32 {
  return 4 * (HEIGHT * DEPTH + DEPTH * WIDTH + ROWS * COLUMNS)
}

/** A tile of C, rows ldc bytes apart, from a packed panel of A (depth × 4) and one of B (depth × 8). */
function tile(depth: i32, a: usize, b: usize, c: usize, ldc: usize, accumulate: bool): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0)
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0)
  for (const end = b + (depth << 5); b < end; a += 16, b += 32) {
    const b0 = v128.load(b), b1 = v128.load(b, 16)
    let x = v128.load32_splat(a)
    c00 = f32x4.add(c00, f32x4.mul(x, b0)); c01 = f32x4.add(c01, f32x4.mul(x, b1))
    x = v128.load32_splat(a, 4)
    c10 = f32x4.add(c10, f32x4.mul(x, b0)); c11 = f32x4.add(c11, f32x4.mul(x, b1))
    x = v128.load32_splat(a, 8)
    c20 = f32x4.add(c20, f32x4.mul(x, b0)); c21 = f32x4.add(c21, f32x4.mul(x, b1))
    x = v128.load32_splat(a, 12)
    c30 = f32x4.add(c30, f32x4.mul(x, b0)); c31 = f32x4.add(c31, f32x4.mul(x, b1))
  }
  storeRow(c, c00, c01, accumulate)
  storeRow(c + ldc, c10, c11, accumulate)
  storeRow(c + 2 * ldc, c20, c21, accumulate)
  storeRow(c + 3 * ldc, c30, c31, accumulate)
}

// @ts-ignore: decorator
@inline
function storeRow(c: usize, left: v128, right: v128, accumulate: bool): void {
  v128.store(c, accumulate ? f32x4.add(v128.load(c), left) : left)
  v128.store(c, accumulate ? f32x4.add(v128.load(c, 16), right) : right, 16)
}

/** Copies `count` lines of x into panels of `width` lines: for each step k, the numbers of all lines of a panel. */
function pack(width: i32, count: i32, depth: i32, x: usize, line: usize, step: usize, out: usize): void {
  for (let p = 0; p < count; p += width) {
    const live = min(width, count - p)
    const start = x + p * line
    if (line == 4 && live == width) {
      for (let k = 0; k < depth; k++, out += width << 2) {
        const from = start + k * step
        v128.store(out, v128.load(from))
        if (width == 8) v128.store(out, v128.load(from, 16), 16)
      }
      continue
    }
    for (let i = 0; i < width; i++) {
      let to = out + (i << 2), from = start + i * line
      // Missing lines of the last panel are zeros: they add nothing.
      if (i < live) for (let k = 0; k < depth; k++, from += step, to += width << 2) store<f32>(to, load<f32>(from))
      else for (let k = 0; k < depth; k++, to += width << 2) store<f32>(to, 0)
    }
    out += (depth * width) << 2
  }
}

/** Addresses in bytes, strides in elements. c is contiguous (m, n). */
export function matmul(m: i32, n: i32, K: i32, a: usize, rowA: i32, stepA: i32, b: usize, stepB: i32, columnB: i32, c: usize, scratch: usize): void {
  const ra: usize = rowA << 2, sa: usize = stepA << 2, sb: usize = stepB << 2, cb: usize = columnB << 2, rc: usize = n << 2
  const packedA = scratch, packedB = packedA + 4 * HEIGHT * DEPTH, edge = packedB + 4 * DEPTH * WIDTH
  for (let n0 = 0; n0 < n; n0 += WIDTH) {
    const columns = min(WIDTH, n - n0)
    for (let k0 = 0; k0 < K; k0 += DEPTH) {
      const depth = min(DEPTH, K - k0), accumulate = k0 > 0
      pack(COLUMNS, columns, depth, b + k0 * sb + n0 * cb, cb, sb, packedB)
      for (let m0 = 0; m0 < m; m0 += HEIGHT) {
        const rows = min(HEIGHT, m - m0)
        pack(ROWS, rows, depth, a + m0 * ra + k0 * sa, ra, sa, packedA)
        for (let j = 0; j < columns; j += COLUMNS) {
          for (let i = 0; i < rows; i += ROWS) {
            const pa = packedA + ((i * depth) << 2), pb = packedB + ((j * depth) << 2)
            const at = c + (m0 + i) * rc + ((n0 + j) << 2)
            if (i + ROWS <= rows && j + COLUMNS <= columns) tile(depth, pa, pb, at, rc, accumulate)
            else {
              // At the edge the whole tile goes to a place of its own, and what is inside C is copied.
              tile(depth, pa, pb, edge, COLUMNS << 2, false)
              for (let y = 0; y < min(ROWS, rows - i); y++) {
                for (let x = 0; x < min(COLUMNS, columns - j); x++) {
                  const to = at + y * rc + (x << 2), value = load<f32>(edge + ((y * COLUMNS + x) << 2))
                  store<f32>(to, accumulate ? load<f32>(to) + value : value)
                }
              }
            }
          }
        }
      }
    }
  }
}
