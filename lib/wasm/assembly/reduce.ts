/**
 * Sums and extremes of float32 numbers, for the outputs [begin, end). Output r reduces numbers that begin at x + r · kept and
 * lie `step` bytes apart. Sums are added up in float64, as the readable loops do.
 */

/** For each output: `outer` runs of n numbers, the runs `stride` bytes apart. */
export function sum(begin: i32, end: i32, x: usize, kept: i32, outer: i32, stride: i32, n: i32, step: i32, y: usize): void {
  let r = begin
  // Columns: four outputs at a time.
  if (kept == 4) for (; r + 4 <= end; r += 4) sumColumns(x + (r << 2), outer, stride, n, step, y + (r << 2))
  for (; r < end; r++) {
    let total: f64 = 0
    for (let o = 0, from = x + r * kept; o < outer; o++, from += stride) total += sumRun(from, n, step)
    store<f32>(y + (r << 2), <f32>total)
  }
}

/** The sums in float64 of the parts [begin, end) of n numbers that lie one after the other, `size` a part. */
export function sumParts(begin: i32, end: i32, x: usize, n: i32, size: i32, parts: usize): void {
  for (let p = begin; p < end; p++) store<f64>(parts + (p << 3), sumRun(x + ((p * size) << 2), min(size, n - p * size), 4))
}

/** Four sums of two at a time: one alone would wait for each addition to end before the next. */
function sumRun(x: usize, n: i32, step: i32): f64 {
  let total: f64 = 0, i = 0
  if (step == 4) {
    let a = f64x2.splat(0), b = f64x2.splat(0), c = f64x2.splat(0), d = f64x2.splat(0)
    for (; i + 8 <= n; i += 8, x += 32) {
      const v = v128.load(x), w = v128.load(x, 16)
      a = f64x2.add(a, f64x2.promote_low_f32x4(v))
      b = f64x2.add(b, f64x2.promote_low_f32x4(i32x4.shuffle(v, v, 2, 3, 2, 3)))
      c = f64x2.add(c, f64x2.promote_low_f32x4(w))
      d = f64x2.add(d, f64x2.promote_low_f32x4(i32x4.shuffle(w, w, 2, 3, 2, 3)))
    }
    a = f64x2.add(f64x2.add(a, b), f64x2.add(c, d))
    total = f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1)
  }
  for (; i < n; i++, x += step) total += load<f32>(x)
  return total
}

function sumColumns(x: usize, outer: i32, stride: i32, n: i32, step: i32, y: usize): void {
  let a = f64x2.splat(0), b = f64x2.splat(0)
  for (let o = 0; o < outer; o++, x += stride) {
    for (let i = 0, from = x; i < n; i++, from += step) {
      const v = v128.load(from)
      a = f64x2.add(a, f64x2.promote_low_f32x4(v))
      b = f64x2.add(b, f64x2.promote_low_f32x4(i32x4.shuffle(v, v, 2, 3, 2, 3)))
    }
  }
  v128.store(y, i32x4.shuffle(f32x4.demote_f64x2_zero(a), f32x4.demote_f64x2_zero(b), 0, 1, 4, 5))
}

/**
 * For each output: the largest (sign 1) or smallest (sign −1) of n > 0 numbers; a NaN wins. pmax passes it over, so it is noted
 * apart: together still fewer instructions than max.
 */
export function extreme(begin: i32, end: i32, x: usize, kept: i32, n: i32, step: i32, sign: f32, y: usize): void {
  const factor = f32x4.splat(sign), nan = f32x4.splat(NaN)
  let r = begin
  if (kept == 4) {
    for (; r + 4 <= end; r += 4) {
      let best = f32x4.splat(-Infinity), wrong = f32x4.splat(0)
      for (let i = 0, at = x + (r << 2); i < n; i++, at += step) {
        const v = f32x4.mul(v128.load(at), factor)
        best = f32x4.pmax(best, v)
        wrong = v128.or(wrong, f32x4.ne(v, v))
      }
      v128.store(y + (r << 2), v128.bitselect(nan, f32x4.mul(best, factor), wrong))
    }
  }
  for (; r < end; r++) {
    let at = x + r * kept, i = 0
    let best = f32x4.splat(-Infinity), wrong = f32x4.splat(0)
    if (step == 4) {
      for (; i + 4 <= n; i += 4, at += 16) {
        const v = f32x4.mul(v128.load(at), factor)
        best = f32x4.pmax(best, v)
        wrong = v128.or(wrong, f32x4.ne(v, v))
      }
    }
    best = f32x4.pmax(best, i32x4.shuffle(best, best, 2, 3, 0, 1))
    best = f32x4.pmax(best, i32x4.shuffle(best, best, 1, 0, 3, 2))
    let value: f32 = v128.any_true(wrong) ? NaN : f32x4.extract_lane(best, 0)
    for (; i < n; i++, at += step) value = max(value, load<f32>(at) * sign)
    store<f32>(y + (r << 2), value * sign)
  }
}

/** For each output: the position of the first largest (sign 1) or smallest (sign −1) of n > 0 numbers. */
export function argExtreme(begin: i32, end: i32, x: usize, kept: i32, n: i32, step: i32, sign: f32, y: usize): void {
  for (let r = begin; r < end; r++) {
    let best = -Infinity as f32, found = 0
    for (let i = 0, at = x + r * kept; i < n; i++, at += step) {
      const value = load<f32>(at) * sign
      if (value > best || (value != value && best == best)) { best = value; found = i }
    }
    store<i32>(y + (r << 2), found)
  }
}
