import { expOf, logOf } from './exponential'
import { storeLanes } from './lanes'

/**
 * Softmax and its relatives for rows begin … end − 1 of `n` float32 each. A row is walked two or three times, but comes from
 * memory once: after the first walk it is in the cache.
 */

/** The first `live` numbers of a vector; the others become those of `rest`. */
// @ts-ignore: decorator
@inline
function first(live: i32, v: v128, rest: v128): v128 {
  return live > 3 ? v : v128.bitselect(v, rest, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(live)))
}

/** The first two of four float32, and the last two, as float64: sums are added up in these. */
// @ts-ignore: decorator
@inline
function low(v: v128): v128 { return f64x2.promote_low_f32x4(v) }

// @ts-ignore: decorator
@inline
function high(v: v128): v128 { return f64x2.promote_low_f32x4(i32x4.shuffle(v, v, 2, 3, 2, 3)) }

/** Both float64 added up. */
// @ts-ignore: decorator
@inline
function total(a: v128): f64 { return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1) }

/**
 * The largest of a row, to be taken away before an exponential. An infinite one is left out: ∞ − ∞ would be NaN. A NaN is passed
 * over (pmax is one instruction, max several): its exponential will be NaN, and the sum with it.
 */
// @ts-ignore: decorator
@inline
function shiftOf(n: i32, x: usize): v128 {
  let best = f32x4.splat(-Infinity), i = 0
  for (; i + 4 <= n; i += 4) best = f32x4.pmax(best, v128.load(x + (i << 2)))
  if (i < n) best = f32x4.pmax(best, first(n - i, v128.load(x + (i << 2)), best))
  best = f32x4.pmax(best, i32x4.shuffle(best, best, 2, 3, 0, 1))
  best = f32x4.pmax(best, i32x4.shuffle(best, best, 1, 0, 3, 2))
  return v128.and(best, f32x4.lt(f32x4.abs(best), f32x4.splat(Infinity)))
}

/** Σ eˣ⁻ᵐ. The terms are stored at y, when there is one. */
// @ts-ignore: decorator
@inline
function expSum(n: i32, x: usize, m: v128, y: usize): f64 {
  let a = f64x2.splat(0), b = f64x2.splat(0), i = 0
  for (; i + 4 <= n; i += 4) {
    const e = expOf(f32x4.sub(v128.load(x + (i << 2)), m))
    if (y != 0) v128.store(y + (i << 2), e)
    a = f64x2.add(a, low(e))
    b = f64x2.add(b, high(e))
  }
  if (i < n) {
    const e = first(n - i, expOf(f32x4.sub(v128.load(x + (i << 2)), m)), f32x4.splat(0))
    if (y != 0) storeLanes(y + (i << 2), e, n - i)
    a = f64x2.add(a, low(e))
    b = f64x2.add(b, high(e))
  }
  return total(f64x2.add(a, b))
}

/** ln of one number, in all lanes. */
// @ts-ignore: decorator
@inline
function logOfSum(sum: f64): v128 { return logOf(f32x4.splat(<f32>sum)) }

/** y = eˣ⁻ᵐ / Σ eˣ⁻ᵐ. */
export function softmax(begin: i32, end: i32, n: i32, x: usize, y: usize): void {
  const row: usize = n << 2
  x += begin * row; y += begin * row
  for (let r = begin; r < end; r++, x += row, y += row) {
    const sum = f32x4.splat(<f32>expSum(n, x, shiftOf(n, x), y))
    for (let i = 0; i < n; i += 4) storeLanes(y + (i << 2), f32x4.div(v128.load(y + (i << 2)), sum), min(4, n - i))
  }
}

/** y = (x − m) − ln Σ eˣ⁻ᵐ. */
export function logSoftmax(begin: i32, end: i32, n: i32, x: usize, y: usize): void {
  const row: usize = n << 2
  x += begin * row; y += begin * row
  for (let r = begin; r < end; r++, x += row, y += row) {
    const m = shiftOf(n, x), log = logOfSum(expSum(n, x, m, 0))
    for (let i = 0; i < n; i += 4) storeLanes(y + (i << 2), f32x4.sub(f32x4.sub(v128.load(x + (i << 2)), m), log), min(4, n - i))
  }
}

/** One number a row: m + ln Σ eˣ⁻ᵐ. */
export function logSumExp(begin: i32, end: i32, n: i32, x: usize, y: usize): void {
  const row: usize = n << 2
  x += begin * row
  for (let r = begin; r < end; r++, x += row) {
    const m = shiftOf(n, x)
    v128.store_lane<f32>(y + (r << 2), f32x4.add(logOfSum(expSum(n, x, m, 0)), m), 0)
  }
}

/** y · (g − Σ g·y). */
export function softmaxGradient(begin: i32, end: i32, n: i32, g: usize, x: usize, y: usize, out: usize): void {
  const row: usize = n << 2, zero = f32x4.splat(0)
  g += begin * row; y += begin * row; out += begin * row
  for (let r = begin; r < end; r++, g += row, y += row, out += row) {
    let a = f64x2.splat(0), b = f64x2.splat(0)
    for (let i = 0; i < n; i += 4) {
      const product = first(n - i, f32x4.mul(v128.load(g + (i << 2)), v128.load(y + (i << 2))), zero)
      a = f64x2.add(a, low(product))
      b = f64x2.add(b, high(product))
    }
    const sum = f32x4.splat(<f32>total(f64x2.add(a, b)))
    for (let i = 0; i < n; i += 4) {
      storeLanes(out + (i << 2), f32x4.mul(v128.load(y + (i << 2)), f32x4.sub(v128.load(g + (i << 2)), sum)), min(4, n - i))
    }
  }
}

/** g − eʸ · Σ g. */
export function logSoftmaxGradient(begin: i32, end: i32, n: i32, g: usize, x: usize, y: usize, out: usize): void {
  const row: usize = n << 2, zero = f32x4.splat(0)
  g += begin * row; y += begin * row; out += begin * row
  for (let r = begin; r < end; r++, g += row, y += row, out += row) {
    let a = f64x2.splat(0), b = f64x2.splat(0)
    for (let i = 0; i < n; i += 4) {
      const v = first(n - i, v128.load(g + (i << 2)), zero)
      a = f64x2.add(a, low(v))
      b = f64x2.add(b, high(v))
    }
    const sum = f32x4.splat(<f32>total(f64x2.add(a, b)))
    for (let i = 0; i < n; i += 4) {
      storeLanes(out + (i << 2), f32x4.sub(v128.load(g + (i << 2)), f32x4.mul(expOf(v128.load(y + (i << 2))), sum)), min(4, n - i))
    }
  }
}

/** g · eˣ⁻ʸ, with one g and one y a row. */
export function logSumExpGradient(begin: i32, end: i32, n: i32, g: usize, x: usize, y: usize, out: usize): void {
  const row: usize = n << 2
  x += begin * row; out += begin * row
  for (let r = begin; r < end; r++, x += row, out += row) {
    const gr = v128.load32_splat(g + (r << 2)), yr = v128.load32_splat(y + (r << 2))
    for (let i = 0; i < n; i += 4) storeLanes(out + (i << 2), f32x4.mul(gr, expOf(f32x4.sub(v128.load(x + (i << 2)), yr))), min(4, n - i))
  }
}
