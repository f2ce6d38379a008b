/** Sums and extremes of float32 numbers. Sums are added up in float64, two at a time, as the readable loops do. */

/** For each of `count` rows of n numbers, `stride` bytes apart: their sum. */
export function sumRows(count: i32, n: i32, x: usize, stride: i32, y: usize): void {
  for (let r = 0; r < count; r++, x += stride, y += 4) {
    let a = f64x2.splat(0), b = f64x2.splat(0)
    let at = x
    for (const end = x + ((n & ~3) << 2); at < end; at += 16) {
      const v = v128.load(at)
      a = f64x2.add(a, f64x2.promote_low_f32x4(v))
      b = f64x2.add(b, f64x2.promote_low_f32x4(i32x4.shuffle(v, v, 2, 3, 2, 3)))
    }
    a = f64x2.add(a, b)
    let total = f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1)
    for (const end = x + (n << 2); at < end; at += 4) total += load<f32>(at)
    store<f32>(y, <f32>total)
  }
}

/** For each of n columns: the sum over `count` rows, `stride` bytes apart. Four columns at a time, over all rows. */
export function sumColumns(count: i32, n: i32, x: usize, stride: i32, y: usize): void {
  let j = 0
  for (; j + 4 <= n; j += 4) {
    let a = f64x2.splat(0), b = f64x2.splat(0)
    let at = x + (j << 2)
    for (let r = 0; r < count; r++, at += stride) {
      const v = v128.load(at)
      a = f64x2.add(a, f64x2.promote_low_f32x4(v))
      b = f64x2.add(b, f64x2.promote_low_f32x4(i32x4.shuffle(v, v, 2, 3, 2, 3)))
    }
    v128.store(y + (j << 2), i32x4.shuffle(f32x4.demote_f64x2_zero(a), f32x4.demote_f64x2_zero(b), 0, 1, 4, 5))
  }
  for (; j < n; j++) {
    let total: f64 = 0
    let at = x + (j << 2)
    for (let r = 0; r < count; r++, at += stride) total += load<f32>(at)
    store<f32>(y + (j << 2), <f32>total)
  }
}

/** For each of `count` rows of n > 0 numbers: the largest (sign 1) or smallest (sign −1); a NaN wins. */
export function extremeRows(count: i32, n: i32, x: usize, stride: i32, sign: f32, y: usize): void {
  const factor = f32x4.splat(sign)
  for (let r = 0; r < count; r++, x += stride, y += 4) {
    let best = f32x4.splat(-Infinity)
    let at = x
    for (const end = x + ((n & ~3) << 2); at < end; at += 16) best = f32x4.max(best, f32x4.mul(v128.load(at), factor))
    best = f32x4.max(best, i32x4.shuffle(best, best, 2, 3, 0, 1))
    best = f32x4.max(best, i32x4.shuffle(best, best, 1, 0, 3, 2))
    let value = f32x4.extract_lane(best, 0)
    for (const end = x + (n << 2); at < end; at += 4) value = max(value, load<f32>(at) * sign)
    store<f32>(y, value * sign)
  }
}

/** For each of `count` rows of n > 0 numbers: the position of the first largest (sign 1) or smallest (sign −1). */
export function positionRows(count: i32, n: i32, x: usize, stride: i32, sign: f32, y: usize): void {
  for (let r = 0; r < count; r++, x += stride, y += 4) {
    let best = -Infinity as f32, position = 0
    for (let i = 0; i < n; i++) {
      const value = load<f32>(x + (i << 2)) * sign
      if (value > best || (value != value && best == best)) { best = value; position = i }
    }
    store<i32>(y, position)
  }
}
