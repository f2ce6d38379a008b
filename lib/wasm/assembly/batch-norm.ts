/**
 * Batch norm in two passes over memory forward and two back, channel by channel: x is (batch, channels, places). Sums of float32 are
 * added up in float64 from one block to the next.
 */
const BLOCK: i32 = 256

/** For channels [begin, end): y = (x − mean) / √(variance + ε) · w + b; mean and variance are written, too. */
export function batchNorm(begin: i32, end: i32, batch: i32, channels: i32, places: i32, x: usize, w: usize, b: usize, epsilon: f64, y: usize, mean: usize, variance: usize): void {
  const count = <f64>(batch * places)
  for (let c = begin; c < end; c++) {
    let total: f64 = 0
    for (let n = 0; n < batch; n++) total += sumOf(x + planeOf(n, c, channels, places), places)
    const m = total / count
    let squares: f64 = 0
    for (let n = 0; n < batch; n++) squares += squaresOf(x + planeOf(n, c, channels, places), places, <f32>m)
    // What rounding m to float32 left over.
    const rest = m - <f64><f32>m
    const v = squares / count - rest * rest
    const scale = <f32>(<f64>load<f32>(w + (c << 2)) / Math.sqrt(v + epsilon))
    for (let n = 0; n < batch; n++) {
      const at = planeOf(n, c, channels, places)
      scaleOf(x + at, places, <f32>m, scale, load<f32>(b + (c << 2)), y + at)
    }
    store<f32>(mean + (c << 2), <f32>m)
    store<f32>(variance + (c << 2), <f32>v)
  }
}

/**
 * For channels [begin, end), with n the normalized x: db = Σ g, dw = Σ g·n, dx = w/√(variance + ε) · (g − db/count − n · dw/count).
 */
export function batchNormGradient(begin: i32, end: i32, batch: i32, channels: i32, places: i32, g: usize, x: usize, w: usize, mean: usize, variance: usize, epsilon: f64, dx: usize, dw: usize, db: usize): void {
  const count = <f64>(batch * places)
  for (let c = begin; c < end; c++) {
    const m = load<f32>(mean + (c << 2)), r = 1 / Math.sqrt(<f64>load<f32>(variance + (c << 2)) + epsilon)
    let slopes: f64 = 0, products: f64 = 0
    for (let n = 0; n < batch; n++) {
      const at = planeOf(n, c, channels, places)
      slopes += sumOf(g + at, places)
      products += productsOf(g + at, x + at, places, m)
    }
    products *= r
    store<f32>(db + (c << 2), <f32>slopes)
    store<f32>(dw + (c << 2), <f32>products)
    const scale = <f64>load<f32>(w + (c << 2)) * r
    for (let n = 0; n < batch; n++) {
      const at = planeOf(n, c, channels, places)
      backOf(g + at, x + at, places, <f32>scale, <f32>(scale * slopes / count), <f32>(scale * r * products / count), m, dx + at)
    }
  }
}

// @ts-ignore: decorator
@inline
function planeOf(n: i32, c: i32, channels: i32, places: i32): usize {
  return ((n * channels + c) * places) << 2
}

// @ts-ignore: decorator
@inline
function lanesOf(v: v128): f64 {
  return (<f64>f32x4.extract_lane(v, 0) + <f64>f32x4.extract_lane(v, 1)) + (<f64>f32x4.extract_lane(v, 2) + <f64>f32x4.extract_lane(v, 3))
}

function sumOf(x: usize, n: i32): f64 {
  let total: f64 = 0, i = 0
  while (i + 4 <= n) {
    let sum = f32x4.splat(0)
    for (const stop = min(n - 3, i + BLOCK); i < stop; i += 4) sum = f32x4.add(sum, v128.load(x + (i << 2)))
    total += lanesOf(sum)
  }
  for (; i < n; i++) total += <f64>load<f32>(x + (i << 2))
  return total
}

function squaresOf(x: usize, n: i32, mean: f32): f64 {
  const m = f32x4.splat(mean)
  let total: f64 = 0, i = 0
  while (i + 4 <= n) {
    let sum = f32x4.splat(0)
    for (const stop = min(n - 3, i + BLOCK); i < stop; i += 4) {
      const d = f32x4.sub(v128.load(x + (i << 2)), m)
      sum = f32x4.add(sum, f32x4.mul(d, d))
    }
    total += lanesOf(sum)
  }
  for (; i < n; i++) {
    const d = load<f32>(x + (i << 2)) - mean
    total += <f64>(d * d)
  }
  return total
}

/** Σ g · (x − mean). */
function productsOf(g: usize, x: usize, n: i32, mean: f32): f64 {
  const m = f32x4.splat(mean)
  let total: f64 = 0, i = 0
  while (i + 4 <= n) {
    let sum = f32x4.splat(0)
    for (const stop = min(n - 3, i + BLOCK); i < stop; i += 4) sum = f32x4.add(sum, f32x4.mul(v128.load(g + (i << 2)), f32x4.sub(v128.load(x + (i << 2)), m)))
    total += lanesOf(sum)
  }
  for (; i < n; i++) total += <f64>(load<f32>(g + (i << 2)) * (load<f32>(x + (i << 2)) - mean))
  return total
}

/** y = (x − mean) · scale + shift. */
function scaleOf(x: usize, n: i32, mean: f32, scale: f32, shift: f32, y: usize): void {
  const m = f32x4.splat(mean), s = f32x4.splat(scale), b = f32x4.splat(shift)
  let i = 0
  for (; i + 4 <= n; i += 4) v128.store(y + (i << 2), f32x4.add(f32x4.mul(f32x4.sub(v128.load(x + (i << 2)), m), s), b))
  for (; i < n; i++) store<f32>(y + (i << 2), (load<f32>(x + (i << 2)) - mean) * scale + shift)
}

/** y = scale · g − shift − (x − mean) · slope. */
function backOf(g: usize, x: usize, n: i32, scale: f32, shift: f32, slope: f32, mean: f32, y: usize): void {
  const m = f32x4.splat(mean), s = f32x4.splat(scale), b = f32x4.splat(shift), k = f32x4.splat(slope)
  let i = 0
  for (; i + 4 <= n; i += 4) {
    const d = f32x4.mul(f32x4.sub(v128.load(x + (i << 2)), m), k)
    v128.store(y + (i << 2), f32x4.sub(f32x4.sub(f32x4.mul(v128.load(g + (i << 2)), s), b), d))
  }
  for (; i < n; i++) store<f32>(y + (i << 2), load<f32>(g + (i << 2)) * scale - shift - (load<f32>(x + (i << 2)) - mean) * slope)
}
