import { storeLanes } from './lanes'

/**
 * One step of an optimizer for elements begin … end − 1 of one parameter: everything is read once and written once. w are the
 * parameter's numbers, g the gradient's. The formulas stand in lib/optim.
 */

// @ts-ignore: decorator
@inline
function times(a: v128, factor: f32): v128 { return f32x4.mul(a, f32x4.splat(factor)) }

/** g + decay · w. */
// @ts-ignore: decorator
@inline
function decayed(g: usize, w: v128, decay: f32): v128 { return f32x4.add(v128.load(g), times(w, decay)) }

/** w − rate · direction, stored. */
// @ts-ignore: decorator
@inline
function move(w: usize, from: v128, rate: f32, direction: v128, live: i32): void {
  storeLanes(w, f32x4.sub(from, times(direction, rate)), live)
}

/** a / (√s + ε). */
// @ts-ignore: decorator
@inline
function scaled(a: v128, s: v128, epsilon: f32): v128 { return f32x4.div(a, f32x4.add(f32x4.sqrt(s), f32x4.splat(epsilon))) }

/** w −= η·g. */
export function sgd(begin: i32, end: i32, w: usize, g: usize, rate: f32, decay: f32): void {
  for (let i = begin; i < end; i += 4) {
    const at: usize = i << 2, from = v128.load(w + at)
    move(w + at, from, rate, decayed(g + at, from, decay), min(4, end - i))
  }
}

/** v = μ·v + g; w −= η·v. */
export function momentum(begin: i32, end: i32, w: usize, g: usize, v: usize, rate: f32, decay: f32, mu: f32): void {
  for (let i = begin; i < end; i += 4) {
    const at: usize = i << 2, from = v128.load(w + at)
    const velocity = f32x4.add(times(v128.load(v + at), mu), decayed(g + at, from, decay))
    storeLanes(v + at, velocity, min(4, end - i))
    move(w + at, from, rate, velocity, min(4, end - i))
  }
}

/** v = μ·v + g; w −= η·(g + μ·v). */
export function nesterov(begin: i32, end: i32, w: usize, g: usize, v: usize, rate: f32, decay: f32, mu: f32): void {
  for (let i = begin; i < end; i += 4) {
    const at: usize = i << 2, from = v128.load(w + at), gradient = decayed(g + at, from, decay)
    const velocity = f32x4.add(times(v128.load(v + at), mu), gradient)
    storeLanes(v + at, velocity, min(4, end - i))
    move(w + at, from, rate, f32x4.add(gradient, times(velocity, mu)), min(4, end - i))
  }
}

/** s = keep·s + share·g²; w −= η·g / (√s + ε). */
// @ts-ignore: decorator
@inline
function bySquares(begin: i32, end: i32, w: usize, g: usize, s: usize, rate: f32, decay: f32, epsilon: f32, keep: f32, share: f32): void {
  for (let i = begin; i < end; i += 4) {
    const at: usize = i << 2, from = v128.load(w + at), gradient = decayed(g + at, from, decay)
    const sum = f32x4.add(times(v128.load(s + at), keep), times(f32x4.mul(gradient, gradient), share))
    storeLanes(s + at, sum, min(4, end - i))
    move(w + at, from, rate, scaled(gradient, sum, epsilon), min(4, end - i))
  }
}

export function adagrad(begin: i32, end: i32, w: usize, g: usize, s: usize, rate: f32, decay: f32, epsilon: f32): void {
  bySquares(begin, end, w, g, s, rate, decay, epsilon, 1, 1)
}

export function rmsProp(begin: i32, end: i32, w: usize, g: usize, s: usize, rate: f32, decay: f32, epsilon: f32, beta: f32, share: f32): void {
  bySquares(begin, end, w, g, s, rate, decay, epsilon, beta, share)
}

/**
 * m = β₁·m + share₁·g; v = β₂·v + share₂·g²; w = keep·w − η·(m·correct₁) / (√(v·correct₂) + ε). `keep` below 1 is AdamW's decay,
 * which stays outside of the division.
 */
export function adam(
  begin: i32, end: i32, w: usize, g: usize, m: usize, v: usize, rate: f32, decay: f32, keep: f32, epsilon: f32,
  beta1: f32, share1: f32, correct1: f32, beta2: f32, share2: f32, correct2: f32,
): void {
  for (let i = begin; i < end; i += 4) {
    const at: usize = i << 2, from = times(v128.load(w + at), keep), gradient = decayed(g + at, from, decay)
    const mean = f32x4.add(times(v128.load(m + at), beta1), times(gradient, share1))
    const square = f32x4.add(times(v128.load(v + at), beta2), times(f32x4.mul(gradient, gradient), share2))
    storeLanes(m + at, mean, min(4, end - i))
    storeLanes(v + at, square, min(4, end - i))
    move(w + at, from, rate, scaled(times(mean, correct1), times(square, correct2), epsilon), min(4, end - i))
  }
}

/** Σ x², in float64: for the length of a gradient. */
export function sumOfSquares(n: i32, x: usize): f64 {
  let a = f64x2.splat(0), b = f64x2.splat(0)
  const end = x + ((n & ~3) << 2)
  for (; x < end; x += 16) {
    const v = v128.load(x)
    const low = f64x2.promote_low_f32x4(v), high = f64x2.promote_low_f32x4(i32x4.shuffle(v, v, 2, 3, 2, 3))
    a = f64x2.add(a, f64x2.mul(low, low))
    b = f64x2.add(b, f64x2.mul(high, high))
  }
  a = f64x2.add(a, b)
  let sum = f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1)
  for (let i = 0; i < (n & 3); i++, x += 4) sum += <f64>load<f32>(x) * <f64>load<f32>(x)
  return sum
}
