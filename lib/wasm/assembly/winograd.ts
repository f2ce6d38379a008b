import { storeLanes } from './lanes'
import { scratch } from './scratch'

/**
 * Winograd's convolution with filters of 3 × 3 (Lavin and Gray, 2016): of each tile of 2 × 2 results the 36 products become 16. With
 * d the 4 × 4 cells that a tile sees and g the filter, its results are Aᵀ[(G·g·Gᵀ) ⊙ (Bᵀ·d·B)]A, where
 *
 *     Bᵀ = 1  0 −1  0    G = 1  0  0    Aᵀ = 1  1  1  0
 *          0  1  1  0        ½  ½  ½         0  1 −1 −1
 *          0 −1  1  0        ½ −½  ½
 *          0  1  0 −1        0  0  1
 *
 * The ⊙ is between channels and filters a matrix product, one for each of the 16 places. So what is transformed lies as 16 matrices,
 * `apart` bytes from one to the next, with a row a channel and a column a tile; the tiles of a picture are side by side. Four tiles of a
 * row of tiles are transformed at a time.
 */

/** Cells of 4 × 4, Bᵀ·d·B: for planes [begin, end) of (batch, channels), `row` bytes from a channel to the next, `batchY` from a picture to the next. Cell (top, left) of the endless plane around is the picture's first. */
export function winogradPictures(begin: i32, end: i32, channels: i32, x: usize, height: i32, width: i32, top: i32, left: i32, down: i32, across: i32, y: usize, apart: i32, row: i32, batchY: i32): void {
  // Four rows, transformed down, with zeros at both ends; and one row of zeros.
  const long = ((across + 3) & -4) * 2 + 4, t0 = scratch, t1 = t0 + (long << 2), t2 = t1 + (long << 2), t3 = t2 + (long << 2)
  const zeros = t3 + (long << 2), first = max(0, left), last = max(first, min(long, width + left))
  memory.fill(t0, 0, ((long * 4 + width + 4) << 2))
  for (let u = begin; u < end; u++) {
    const n = u / channels
    let to = y + n * batchY + (u - n * channels) * row
    const plane = x + ((u * height * width) << 2)
    for (let i = 0; i < down; i++) {
      const r = 2 * i - top
      const d0 = rowAt(plane, r, height, width, zeros), d1 = rowAt(plane, r + 1, height, width, zeros)
      const d2 = rowAt(plane, r + 2, height, width, zeros), d3 = rowAt(plane, r + 3, height, width, zeros)
      let at: usize = first << 2, from: usize = (first - left) << 2
      const stop: usize = last << 2
      for (; at + 16 <= stop; at += 16, from += 16) {
        const a = v128.load(d0 + from), b = v128.load(d1 + from), c = v128.load(d2 + from), d = v128.load(d3 + from)
        v128.store(t0 + at, f32x4.sub(a, c)); v128.store(t1 + at, f32x4.add(b, c))
        v128.store(t2 + at, f32x4.sub(c, b)); v128.store(t3 + at, f32x4.sub(b, d))
      }
      for (; at < stop; at += 4, from += 4) {
        const a = load<f32>(d0 + from), b = load<f32>(d1 + from), c = load<f32>(d2 + from), d = load<f32>(d3 + from)
        store<f32>(t0 + at, a - c); store<f32>(t1 + at, b + c); store<f32>(t2 + at, c - b); store<f32>(t3 + at, b - d)
      }
      acrossCells(t0, across, to, apart)
      acrossCells(t1, across, to + 4 * apart, apart)
      acrossCells(t2, across, to + 8 * apart, apart)
      acrossCells(t3, across, to + 12 * apart, apart)
      to += across << 2
    }
  }
}

// @ts-ignore: decorator
@inline
function rowAt(plane: usize, row: i32, height: i32, width: i32, zeros: usize): usize {
  return row < 0 || row >= height ? zeros : plane + ((row * width) << 2)
}

/** d·B for a row of tiles: each takes 4 cells, and the next begins 2 cells further. One row at a time writes to few places at a time. */
function acrossCells(x: usize, across: i32, y: usize, apart: i32): void {
  let left = across
  for (; left >= 4; left -= 4, x += 32, y += 16) {
    const a = v128.load(x), b = v128.load(x, 16), c = v128.load(x, 8), d = v128.load(x, 24)
    const d0 = evens(a, b), d1 = odds(a, b), d2 = evens(c, d), d3 = odds(c, d)
    v128.store(y, f32x4.sub(d0, d2)); v128.store(y + apart, f32x4.add(d1, d2))
    v128.store(y + 2 * apart, f32x4.sub(d2, d1)); v128.store(y + 3 * apart, f32x4.sub(d1, d3))
  }
  for (; left > 0; left--, x += 8, y += 4) {
    const d0 = load<f32>(x), d1 = load<f32>(x, 4), d2 = load<f32>(x, 8), d3 = load<f32>(x, 12)
    store<f32>(y, d0 - d2); store<f32>(y + apart, d1 + d2); store<f32>(y + 2 * apart, d2 - d1); store<f32>(y + 3 * apart, d1 - d3)
  }
}

// @ts-ignore: decorator
@inline
function evens(a: v128, b: v128): v128 { return i32x4.shuffle(a, b, 0, 2, 4, 6) }

// @ts-ignore: decorator
@inline
function odds(a: v128, b: v128): v128 { return i32x4.shuffle(a, b, 1, 3, 5, 7) }

/** G·g·Gᵀ: for filters [begin, end) of (outChannels, channels), 9 numbers each, y has one number of each matrix side by side. */
export function winogradFilters(begin: i32, end: i32, w: usize, y: usize, apart: i32): void {
  for (let u = begin; u < end; u++) {
    const g = w + u * 36, to = y + (u << 2)
    for (let v = 0; v < 3; v++) {
      const g0 = load<f32>(g + (v << 2)), g1 = load<f32>(g + (v << 2), 12), g2 = load<f32>(g + (v << 2), 24)
      const sum: f32 = 0.5 * (g0 + g2), half: f32 = 0.5 * g1
      store<f32>(scratch + (v << 2), g0); store<f32>(scratch + (v << 2), sum + half, 12)
      store<f32>(scratch + (v << 2), sum - half, 24); store<f32>(scratch + (v << 2), g2, 36)
    }
    for (let i = 0; i < 4; i++) {
      const g0 = load<f32>(scratch + i * 12), g1 = load<f32>(scratch + i * 12, 4), g2 = load<f32>(scratch + i * 12, 8)
      const sum: f32 = 0.5 * (g0 + g2), half: f32 = 0.5 * g1, at = to + 4 * i * apart
      store<f32>(at, g0); store<f32>(at + apart, sum + half); store<f32>(at + 2 * apart, sum - half); store<f32>(at + 3 * apart, g2)
    }
  }
}

/** Gᵀ·u·G, the way back: gradients of filters [begin, end) from one number of each matrix. */
export function winogradFiltersGradient(begin: i32, end: i32, x: usize, apart: i32, w: usize): void {
  for (let u = begin; u < end; u++) {
    const from = x + (u << 2), to = w + u * 36
    for (let i = 0; i < 4; i++) {
      const at = from + 4 * i * apart
      const a = load<f32>(at), b = load<f32>(at + apart), c = load<f32>(at + 2 * apart), d = load<f32>(at + 3 * apart)
      const sum: f32 = 0.5 * (b + c)
      store<f32>(scratch + i * 12, a + sum); store<f32>(scratch + i * 12, 0.5 * (b - c), 4); store<f32>(scratch + i * 12, sum + d, 8)
    }
    for (let v = 0; v < 3; v++) {
      const at = scratch + (v << 2), a = load<f32>(at), b = load<f32>(at, 12), c = load<f32>(at, 24), d = load<f32>(at, 36)
      const sum: f32 = 0.5 * (b + c)
      store<f32>(to + (v << 2), a + sum); store<f32>(to + (v << 2), 0.5 * (b - c), 12); store<f32>(to + (v << 2), sum + d, 24)
    }
  }
}

/** Aᵀ·m·A plus a bias: for planes [begin, end) of (batch, channels) the results of all tiles, as far as they lie in y's rows and columns. */
export function winogradResults(begin: i32, end: i32, channels: i32, x: usize, apart: i32, row: i32, batchX: i32, rows: i32, columns: i32, y: usize, bias: usize): void {
  const down = (rows + 1) >> 1, across = (columns + 1) >> 1
  for (let u = begin; u < end; u++) {
    const n = u / channels, c = u - n * channels
    const b = f32x4.splat(bias ? load<f32>(bias + (c << 2)) : 0)
    let from = x + n * batchX + c * row
    for (let i = 0; i < down; i++) {
      const upper = y + (((u * rows + 2 * i) * columns) << 2), both = 2 * i + 1 < rows
      for (let j = 0; j < across; j += 4, from += 16) {
        let a0 = v128.load(from), a1 = v128.load(from + apart), a2 = v128.load(from + 2 * apart), a3 = v128.load(from + 3 * apart)
        let m = from + 4 * apart
        let b0 = v128.load(m), b1 = v128.load(m + apart), b2 = v128.load(m + 2 * apart), b3 = v128.load(m + 3 * apart)
        a0 = f32x4.add(a0, b0); a1 = f32x4.add(a1, b1); a2 = f32x4.add(a2, b2); a3 = f32x4.add(a3, b3)
        m += 4 * apart
        let c0 = v128.load(m), c1 = v128.load(m + apart), c2 = v128.load(m + 2 * apart), c3 = v128.load(m + 3 * apart)
        a0 = f32x4.add(a0, c0); a1 = f32x4.add(a1, c1); a2 = f32x4.add(a2, c2); a3 = f32x4.add(a3, c3)
        const to = upper + (j << 3), live = columns - 2 * j
        storePairs(to, f32x4.add(b, f32x4.add(a0, f32x4.add(a1, a2))), f32x4.add(b, f32x4.sub(a1, f32x4.add(a2, a3))), live)
        if (!both) continue
        m += 4 * apart
        b0 = f32x4.sub(b0, f32x4.add(c0, v128.load(m))); b1 = f32x4.sub(b1, f32x4.add(c1, v128.load(m + apart)))
        b2 = f32x4.sub(b2, f32x4.add(c2, v128.load(m + 2 * apart))); b3 = f32x4.sub(b3, f32x4.add(c3, v128.load(m + 3 * apart)))
        storePairs(to + (columns << 2), f32x4.add(b, f32x4.add(b0, f32x4.add(b1, b2))), f32x4.add(b, f32x4.sub(b1, f32x4.add(b2, b3))), live)
      }
      from -= ((across + 3 & -4) - across) << 2
    }
  }
}

/** The left and the right numbers of four tiles in turn, of which `live` are wanted. */
// @ts-ignore: decorator
@inline
function storePairs(y: usize, left: v128, right: v128, live: i32): void {
  const low = i32x4.shuffle(left, right, 0, 4, 1, 5), high = i32x4.shuffle(left, right, 2, 6, 3, 7)
  storeLanes(y, low, min(4, live))
  if (live > 4) storeLanes(y + 16, high, min(4, live - 4))
}

/** A·g·Aᵀ, the way back of that: for planes [begin, end) the gradients g of the results, zeros where a tile reaches over the edge. */
export function winogradSlopes(begin: i32, end: i32, channels: i32, g: usize, rows: i32, columns: i32, y: usize, apart: i32, row: i32, batchY: i32): void {
  const down = (rows + 1) >> 1, across = (columns + 1) >> 1
  for (let u = begin; u < end; u++) {
    const n = u / channels
    let to = y + n * batchY + (u - n * channels) * row
    for (let i = 0; i < down; i++) {
      const upper = g + (((u * rows + 2 * i) * columns) << 2), both = 2 * i + 1 < rows
      for (let j = 0; j < across; j += 4, to += 16) {
        const live = min(4, across - j), wide = columns - 2 * j
        const a = cellsOf(upper + (j << 3), wide, scratch), b = both ? cellsOf(upper + ((columns + 2 * j) << 2), wide, scratch + 32) : zeroCells()
        const a0 = v128.load(a), a1 = v128.load(a, 16), b0 = v128.load(b), b1 = v128.load(b, 16)
        acrossSlopes(a0, a1, to, apart, live)
        acrossSlopes(f32x4.add(a0, b0), f32x4.add(a1, b1), to + 4 * apart, apart, live)
        acrossSlopes(f32x4.sub(a0, b0), f32x4.sub(a1, b1), to + 8 * apart, apart, live)
        acrossSlopes(f32x4.neg(b0), f32x4.neg(b1), to + 12 * apart, apart, live)
      }
      to -= ((across + 3 & -4) - across) << 2
    }
  }
}

/** Eight numbers; of fewer a copy with zeros behind them. */
// @ts-ignore: decorator
@inline
function cellsOf(x: usize, live: i32, place: usize): usize {
  if (live >= 8) return x
  memory.fill(place, 0, 32)
  memory.copy(place, x, live << 2)
  return place
}

function zeroCells(): usize {
  memory.fill(scratch + 64, 0, 32)
  return scratch + 64
}

/** g·Aᵀ for four tiles of two numbers each. */
// @ts-ignore: decorator
@inline
function acrossSlopes(a: v128, b: v128, y: usize, apart: i32, live: i32): void {
  const left = evens(a, b), right = odds(a, b)
  storeLanes(y, left, live)
  storeLanes(y + apart, f32x4.add(left, right), live)
  storeLanes(y + 2 * apart, f32x4.sub(left, right), live)
  storeLanes(y + 3 * apart, f32x4.neg(right), live)
}
