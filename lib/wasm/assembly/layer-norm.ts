/**
 * Layer norm of rows of n float32: each is read from memory once, and then lies in the cache. What a row needs again for its
 * gradient are two numbers, its mean and r = 1 / √(variance + ε). Sums are added up in float64.
 */

/** The first two of four float32, and the last two, as float64. */
// @ts-ignore: decorator
@inline
function low(v: v128): v128 { return f64x2.promote_low_f32x4(v) }

// @ts-ignore: decorator
@inline
function high(v: v128): v128 { return f64x2.promote_low_f32x4(i32x4.shuffle(v, v, 2, 3, 2, 3)) }

// @ts-ignore: decorator
@inline
function total(a: v128): f64 { return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1) }

/** For rows [begin, end): y = (x − mean) · r · w + b. */
export function layerNorm(begin: i32, end: i32, n: i32, x: usize, w: usize, b: usize, epsilon: f64, y: usize, mean: usize, scale: usize): void {
  const row: usize = n << 2
  x += begin * row; y += begin * row
  for (let r = begin; r < end; r++, x += row, y += row) {
    let sum = f64x2.splat(0), i = 0
    for (; i + 4 <= n; i += 4) {
      const v = v128.load(x + (i << 2))
      sum = f64x2.add(sum, f64x2.add(low(v), high(v)))
    }
    let rest: f64 = 0
    for (; i < n; i++) rest += <f64>load<f32>(x + (i << 2))
    const m = (total(sum) + rest) / <f64>n
    // Around the mean as float32 has it; what that leaves over is taken away again.
    const near = f32x4.splat(<f32>m), left = m - <f64><f32>m
    sum = f64x2.splat(0); rest = 0; i = 0
    for (; i + 4 <= n; i += 4) {
      const d = f32x4.sub(v128.load(x + (i << 2)), near)
      const square = f32x4.mul(d, d)
      sum = f64x2.add(sum, f64x2.add(low(square), high(square)))
    }
    for (; i < n; i++) {
      const d = <f64>(load<f32>(x + (i << 2)) - <f32>m)
      rest += d * d
    }
    const s = <f32>(1 / Math.sqrt((total(sum) + rest) / <f64>n - left * left + epsilon))
    store<f32>(mean + (r << 2), <f32>m)
    store<f32>(scale + (r << 2), s)
    const scales = f32x4.splat(s)
    for (i = 0; i + 4 <= n; i += 4) {
      const normalized = f32x4.mul(f32x4.sub(v128.load(x + (i << 2)), near), scales)
      v128.store(y + (i << 2), f32x4.add(f32x4.mul(normalized, v128.load(w + (i << 2))), v128.load(b + (i << 2))))
    }
    for (; i < n; i++) store<f32>(y + (i << 2), (load<f32>(x + (i << 2)) - <f32>m) * s * load<f32>(w + (i << 2)) + load<f32>(b + (i << 2)))
  }
}

/** For rows [begin, end), with n the normalized x and h = g · w: dx = r · (h − mean h − n · mean h·n). */
export function layerNormGradient(begin: i32, end: i32, n: i32, g: usize, x: usize, w: usize, mean: usize, scale: usize, dx: usize): void {
  const row: usize = n << 2
  g += begin * row; x += begin * row; dx += begin * row
  for (let r = begin; r < end; r++, g += row, x += row, dx += row) {
    const m = load<f32>(mean + (r << 2)), s = load<f32>(scale + (r << 2))
    const means = f32x4.splat(m), scales = f32x4.splat(s)
    let slopes = f64x2.splat(0), products = f64x2.splat(0), i = 0
    for (; i + 4 <= n; i += 4) {
      const h = f32x4.mul(v128.load(g + (i << 2)), v128.load(w + (i << 2)))
      const p = f32x4.mul(h, f32x4.mul(f32x4.sub(v128.load(x + (i << 2)), means), scales))
      slopes = f64x2.add(slopes, f64x2.add(low(h), high(h)))
      products = f64x2.add(products, f64x2.add(low(p), high(p)))
    }
    let slope = total(slopes), product = total(products)
    for (; i < n; i++) {
      const h = load<f32>(g + (i << 2)) * load<f32>(w + (i << 2))
      slope += <f64>h
      product += <f64>(h * ((load<f32>(x + (i << 2)) - m) * s))
    }
    const a = <f32>(slope / <f64>n), c = <f32>(product / <f64>n)
    const as = f32x4.splat(a), cs = f32x4.splat(c)
    for (i = 0; i + 4 <= n; i += 4) {
      const h = f32x4.mul(v128.load(g + (i << 2)), v128.load(w + (i << 2)))
      const normalized = f32x4.mul(f32x4.sub(v128.load(x + (i << 2)), means), scales)
      v128.store(dx + (i << 2), f32x4.mul(f32x4.sub(f32x4.sub(h, as), f32x4.mul(normalized, cs)), scales))
    }
    for (; i < n; i++) {
      const h = load<f32>(g + (i << 2)) * load<f32>(w + (i << 2))
      store<f32>(dx + (i << 2), (h - a - (load<f32>(x + (i << 2)) - m) * s * c) * s)
    }
  }
}

/** For columns [begin, end) of all `rows`: dw = Σ g·n, db = Σ g. No two threads meet. */
export function layerNormSums(begin: i32, end: i32, rows: i32, n: i32, g: usize, x: usize, mean: usize, scale: usize, dw: usize, db: usize): void {
  const row: usize = n << 2
  let j = begin
  for (; j + 4 <= end; j += 4) {
    let w0 = f64x2.splat(0), w1 = f64x2.splat(0), b0 = f64x2.splat(0), b1 = f64x2.splat(0)
    let fromG = g + (j << 2), fromX = x + (j << 2)
    for (let r = 0; r < rows; r++, fromG += row, fromX += row) {
      const v = v128.load(fromG)
      const p = f32x4.mul(v, f32x4.mul(f32x4.sub(v128.load(fromX), v128.load32_splat(mean + (r << 2))), v128.load32_splat(scale + (r << 2))))
      b0 = f64x2.add(b0, low(v)); b1 = f64x2.add(b1, high(v))
      w0 = f64x2.add(w0, low(p)); w1 = f64x2.add(w1, high(p))
    }
    const dwj = i32x4.shuffle(f32x4.demote_f64x2_zero(w0), f32x4.demote_f64x2_zero(w1), 0, 1, 4, 5)
    const dbj = i32x4.shuffle(f32x4.demote_f64x2_zero(b0), f32x4.demote_f64x2_zero(b1), 0, 1, 4, 5)
    v128.store(dw + (j << 2), dwj)
    v128.store(db + (j << 2), dbj)
  }
  for (; j < end; j++) {
    let ofW: f64 = 0, ofB: f64 = 0
    let fromG = g + (j << 2), fromX = x + (j << 2)
    for (let r = 0; r < rows; r++, fromG += row, fromX += row) {
      const v = load<f32>(fromG)
      ofB += <f64>v
      ofW += <f64>(v * ((load<f32>(fromX) - load<f32>(mean + (r << 2))) * load<f32>(scale + (r << 2))))
    }
    store<f32>(dw + (j << 2), <f32>ofW)
    store<f32>(db + (j << 2), <f32>ofB)
  }
}
