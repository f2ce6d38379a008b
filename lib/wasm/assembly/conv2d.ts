import { COLUMNS, DEPTH, edge, even, HEIGHT, multiply, PACKED_A, PACKED_B, packColumns, ROWS, tile, WIDTH } from './matmul'
import { scratch } from './scratch'

/**
 * Convolutions as products of matrices whose second factor is nowhere in memory: im2col's columns are made where the
 * product packs its blocks anyway, from two tables of offsets. A tap (c, u, v) is one number of the filter: how far it lies
 * from the filter's corner. A place (i, j) is how far that corner is moved. The cell of a tap at a place is at the sum of both,
 * without a test for the border: pictures have their zeros around them already. Strides and offsets are in bytes.
 */

/**
 * Blocks of places [begin, end): of each picture `cuts` blocks of `width` places (a multiple of 8). y: (batch, m, places) =
 * w: (m, K) · columns: (K, places), plus bias[m] if there is one. x: pictures with their zeros around them, `batchX` apart;
 * place (i, j) is i·down + j·step, of which `across` are in a row.
 */
export function convolve(begin: i32, end: i32, cuts: i32, width: i32, places: i32, m: i32, K: i32, w: usize, taps: usize, x: usize, batchX: i32, down: i32, step: i32, across: i32, y: usize, batchY: i32, bias: usize): void {
  const packedB = scratch + PACKED_B, depth = even(K, DEPTH), rowY = places << 2
  for (let u = begin; u < end; u++) {
    const n = u / cuts, first = (u % cuts) * width, columns = min(width, places - first)
    const to = y + n * batchY + (first << 2)
    if (bias) for (let i = 0; i < m; i++) fillRow(to + i * rowY, columns, load<f32>(bias + (i << 2)))
    for (let k0 = 0; k0 < K; k0 += depth) {
      const live = min(depth, K - k0)
      packPlaces(first, columns, live, taps + (k0 << 2), x + n * batchX, down, step, across, packedB)
      multiply(0, (m + HEIGHT - 1) / HEIGHT, m, HEIGHT, columns, width, live, w + (k0 << 2), K << 2, 4, packedB, to, rowY, bias != 0 || k0 > 0)
    }
  }
}

function fillRow(y: usize, count: i32, value: f32): void {
  for (let j = 0; j < count; j++, y += 4) store<f32>(y, value)
}

/** Panels of 8 places each: for every tap the 8 cells side by side. */
function packPlaces(first: i32, columns: i32, depth: i32, taps: usize, x: usize, down: i32, step: i32, across: i32, out: usize): void {
  const ends = taps + (depth << 2)
  for (let p = 0; p < columns; p += COLUMNS) {
    const a = first + p, last = first + columns - 1
    const o0 = placeOf(a, last, across, down, step), o1 = placeOf(a + 1, last, across, down, step)
    const o2 = placeOf(a + 2, last, across, down, step), o3 = placeOf(a + 3, last, across, down, step)
    const o4 = placeOf(a + 4, last, across, down, step), o5 = placeOf(a + 5, last, across, down, step)
    const o6 = placeOf(a + 6, last, across, down, step), o7 = placeOf(a + 7, last, across, down, step)
    if (step == 4 && o7 - o0 == 28) {
      for (let t = taps; t < ends; t += 4, out += 32) {
        const at = x + o0 + load<i32>(t)
        v128.store(out, v128.load(at))
        v128.store(out, v128.load(at, 16), 16)
      }
    } else if (step == 4 && across >= 4) {
      // Four places are in at most two rows: those at the end of one, and those at the start of the next.
      const left = sameRow(o0, o1, o2, o3), right = sameRow(o4, o5, o6, o7)
      for (let t = taps; t < ends; t += 4, out += 32) {
        const at = x + load<i32>(t)
        v128.store(out, v128.bitselect(v128.load(at + o0), v128.load(at + o3 - 12), left))
        v128.store(out, v128.bitselect(v128.load(at + o4), v128.load(at + o7 - 12), right), 16)
      }
    } else {
      for (let t = taps; t < ends; t += 4, out += 32) {
        const at = x + load<i32>(t)
        store<f32>(out, load<f32>(at + o0)); store<f32>(out, load<f32>(at + o1), 4)
        store<f32>(out, load<f32>(at + o2), 8); store<f32>(out, load<f32>(at + o3), 12)
        store<f32>(out, load<f32>(at + o4), 16); store<f32>(out, load<f32>(at + o5), 20)
        store<f32>(out, load<f32>(at + o6), 24); store<f32>(out, load<f32>(at + o7), 28)
      }
    }
  }
}

/** Where a place lies. Those after the last, of which what is computed is thrown away, follow it without a gap. */
// @ts-ignore: decorator
@inline
function placeOf(place: i32, last: i32, across: i32, down: i32, step: i32): i32 {
  const p = min(place, last), i = p / across
  return i * down + (p - i * across + max(0, place - last)) * step
}

/** All ones for those of four places that follow the first without a gap. */
// @ts-ignore: decorator
@inline
function sameRow(o0: i32, o1: i32, o2: i32, o3: i32): v128 {
  return i32x4.eq(i32x4(o0, o1 - 4, o2 - 8, o3 - 12), i32x4.splat(o0))
}

/**
 * The gradient of the filters, transposed, for groups of four taps [begin, end): c: (K, m) = Σ over pictures columns: (K, places) · gᵀ:
 * (places, m). g: (batch, m, places), `batchG` apart.
 */
export function convolveWeight(begin: i32, end: i32, batch: i32, places: i32, m: i32, K: i32, taps: usize, x: usize, batchX: i32, down: i32, step: i32, across: i32, g: usize, batchG: i32, c: usize): void {
  const packedA = scratch + PACKED_A, packedB = scratch + PACKED_B, depth = even(places, DEPTH), rowC = m << 2
  for (let m0 = 0; m0 < m; m0 += WIDTH) {
    const columns = min(WIDTH, m - m0)
    for (let n = 0; n < batch; n++) {
      for (let p0 = 0; p0 < places; p0 += depth) {
        const live = min(depth, places - p0), accumulate = n > 0 || p0 > 0
        packColumns(0, (columns + COLUMNS - 1) / COLUMNS, columns, live, g + n * batchG + ((m0 * places + p0) << 2), 4, places << 2, packedB)
        for (let k0 = begin * ROWS; k0 < end * ROWS; k0 += HEIGHT) {
          const high = min(HEIGHT, min(K, end * ROWS) - k0)
          for (let i = 0; i < high; i += ROWS) packTaps(min(ROWS, high - i), taps + ((k0 + i) << 2), p0, live, x + n * batchX, down, step, across, packedA + ((i * depth) << 2))
          for (let j = 0; j < columns; j += COLUMNS) {
            for (let i = 0; i < high; i += ROWS) {
              const pa = packedA + ((i * depth) << 2), pb = packedB + ((j * live) << 2), at = c + (k0 + i) * rowC + ((m0 + j) << 2)
              if (i + ROWS <= high && j + COLUMNS <= columns) tile(live, pa, pb, at, rowC, accumulate)
              else edge(live, pa, pb, at, rowC, accumulate, min(ROWS, high - i), min(COLUMNS, columns - j))
            }
          }
        }
      }
    }
  }
}

/** A panel of four taps, of which `count` exist: for every place the cells of all four. */
function packTaps(count: i32, taps: usize, first: i32, depth: i32, x: usize, down: i32, step: i32, across: i32, out: usize): void {
  const t0 = load<i32>(taps), t1 = load<i32>(taps + (min(1, count - 1) << 2))
  const t2 = load<i32>(taps + (min(2, count - 1) << 2)), t3 = load<i32>(taps + (min(3, count - 1) << 2))
  for (let done = 0; done < depth;) {
    const place = first + done, i = place / across, j = place - i * across
    const run = min(across - j, depth - done)
    let from = x + i * down + j * step, k = 0
    if (step == 4) {
      for (; k + 4 <= run; k += 4, from += 16, out += 64) turnFour(from + t0, from + t1, from + t2, from + t3, out)
    }
    for (; k < run; k++, from += step, out += 16) {
      store<f32>(out, load<f32>(from + t0)); store<f32>(out, load<f32>(from + t1), 4)
      store<f32>(out, load<f32>(from + t2), 8); store<f32>(out, load<f32>(from + t3), 12)
    }
    done += run
  }
}

/** Four rows of four, transposed in registers. */
// @ts-ignore: decorator
@inline
function turnFour(a0: usize, b0: usize, c0: usize, d0: usize, out: usize): void {
  const a = v128.load(a0), b = v128.load(b0), c = v128.load(c0), d = v128.load(d0)
  const ab = i32x4.shuffle(a, b, 0, 4, 1, 5), cd = i32x4.shuffle(c, d, 0, 4, 1, 5)
  const AB = i32x4.shuffle(a, b, 2, 6, 3, 7), CD = i32x4.shuffle(c, d, 2, 6, 3, 7)
  v128.store(out, i64x2.shuffle(ab, cd, 0, 2))
  v128.store(out, i64x2.shuffle(ab, cd, 1, 3), 16)
  v128.store(out, i64x2.shuffle(AB, CD, 0, 2), 32)
  v128.store(out, i64x2.shuffle(AB, CD, 1, 3), 48)
}

/**
 * The columns themselves, for a library that wants a matrix in memory: rows [begin, end) of (batch, K), the cells of tap k at all
 * places of picture n, at y + n·batchY + k·rowY.
 */
export function unfold(begin: i32, end: i32, K: i32, taps: usize, x: usize, batchX: i32, down: i32, step: i32, across: i32, rows: i32, y: usize, batchY: i32, rowY: i32): void {
  for (let u = begin; u < end; u++) {
    const n = u / K, k = u - n * K
    let from = x + n * batchX + load<i32>(taps + (k << 2)), to = y + n * batchY + k * rowY
    for (let i = 0; i < rows; i++, from += down) {
      let j = 0
      if (step == 4) for (; j + 4 <= across; j += 4, to += 16) v128.store(to, v128.load(from + (j << 2)))
      for (; j < across; j++, to += 4) store<f32>(to, load<f32>(from + j * step))
    }
  }
}
