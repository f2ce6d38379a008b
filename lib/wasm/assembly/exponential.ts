import { multiplyAdd } from './lanes'

/**
 * eˣ, ln and tanh of four float32, within about one unit in the last place. The range is reduced to where a short polynomial is
 * enough, as in the Cephes library of Moshier (1992).
 */

/** p·r + c. */
// @ts-ignore: decorator
@inline
function step(p: v128, r: v128, c: f32): v128 {
  return multiplyAdd(p, r, f32x4.splat(c))
}

/** 1.5 · 2²³: added to a number below 2²² in size, it leaves no bits for a fraction. */
const TO_WHOLE: f32 = 12582912

/** 2ᵏ for whole k from −126 to 127: k goes into the exponent bits. */
// @ts-ignore: decorator
@inline
function power(k: v128): v128 {
  return i32x4.shl(i32x4.add(k, i32x4.splat(127)), 23)
}

/**
 * eˣ = 2ᵏ · eʳ with |r| ≤ ½ ln 2. The scaling is done in two halves, so that it over- and underflows as it should. pmin and pmax
 * are one instruction each, where min and max, which order 0 and −0, are six; as written here they keep a NaN.
 */
// @ts-ignore: decorator
@inline
export function expOf(x: v128): v128 {
  const inside = f32x4.pmax(f32x4.pmin(x, f32x4.splat(89)), f32x4.splat(-104))
  // Rounded to a whole number by the addition, which leaves k in the last bits of `shifted`, too.
  const shifted = f32x4.add(f32x4.mul(inside, f32x4.splat(1.44269504)), f32x4.splat(TO_WHOLE))
  const k = f32x4.sub(shifted, f32x4.splat(TO_WHOLE))
  // ln 2 in two parts, the first with few bits, so that the product with k is exact.
  const r = f32x4.sub(f32x4.sub(inside, f32x4.mul(k, f32x4.splat(0.693359375))), f32x4.mul(k, f32x4.splat(-2.12194440e-4)))
  let p = f32x4.splat(1.9875691500e-4)
  p = step(p, r, 1.3981999507e-3)
  p = step(p, r, 8.3334519073e-3)
  p = step(p, r, 4.1665795894e-2)
  p = step(p, r, 1.6666665459e-1)
  p = step(p, r, 5.0000001201e-1)
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1))
  const whole = i32x4.sub(shifted, i32x4.splat(reinterpret<i32>(TO_WHOLE)))
  const half = i32x4.shr_s(whole, 1)
  return f32x4.mul(f32x4.mul(p, power(half)), power(i32x4.sub(whole, half)))
}

/** ln(2ᵏ · m) = k·ln 2 + ln m with √½ ≤ m < √2. */
// @ts-ignore: decorator
@inline
export function logOf(x: v128): v128 {
  // Numbers below 2⁻¹²⁶ are lifted by 2²⁵ first.
  const tiny = f32x4.lt(x, f32x4.splat(1.17549435e-38))
  const lifted = v128.bitselect(f32x4.mul(x, f32x4.splat(33554432)), x, tiny)
  const bits = i32x4.sub(lifted, i32x4.splat(0x3f3504f3))
  let k = f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23))
  const m = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3))
  k = f32x4.sub(k, v128.and(tiny, f32x4.splat(25)))
  const f = f32x4.sub(m, f32x4.splat(1))
  const square = f32x4.mul(f, f)
  let p = f32x4.splat(7.0376836292e-2)
  p = step(p, f, -1.1514610310e-1)
  p = step(p, f, 1.1676998740e-1)
  p = step(p, f, -1.2420140846e-1)
  p = step(p, f, 1.4249322787e-1)
  p = step(p, f, -1.6668057665e-1)
  p = step(p, f, 2.0000714765e-1)
  p = step(p, f, -2.4999993993e-1)
  p = step(p, f, 3.3333331174e-1)
  p = f32x4.mul(f32x4.mul(p, f), square)
  p = f32x4.add(p, f32x4.mul(k, f32x4.splat(-2.12194440e-4)))
  p = f32x4.sub(p, f32x4.mul(square, f32x4.splat(0.5)))
  const result = f32x4.add(f32x4.add(p, f), f32x4.mul(k, f32x4.splat(0.693359375)))
  return special(x, result)
}

/** ln 0 = −∞, ln ∞ = ∞, and NaN below 0 and for NaN. */
// @ts-ignore: decorator
@inline
function special(x: v128, result: v128): v128 {
  const zero = f32x4.splat(0)
  result = v128.bitselect(f32x4.splat(-Infinity), result, f32x4.eq(x, zero))
  result = v128.bitselect(x, result, f32x4.eq(x, f32x4.splat(Infinity)))
  return v128.bitselect(result, f32x4.splat(NaN), f32x4.ge(x, zero))
}

/** ln(1 + x) for 0 ≤ x ≤ 1. With u = 1 + x rounded, ln u · x / (u − 1) has the digits that the rounding took away. */
// @ts-ignore: decorator
@inline
export function log1pOf(x: v128): v128 {
  const one = f32x4.splat(1)
  const u = f32x4.add(one, x)
  const d = f32x4.sub(u, one)
  const corrected = f32x4.div(f32x4.mul(logOf(u), x), d)
  return v128.bitselect(x, corrected, f32x4.eq(d, f32x4.splat(0)))
}

/** A polynomial near 0, 1 − 2 / (e²ˣ + 1) elsewhere. */
// @ts-ignore: decorator
@inline
export function tanhOf(x: v128): v128 {
  const one = f32x4.splat(1), size = f32x4.abs(x), square = f32x4.mul(x, x)
  let p = f32x4.splat(-5.70498872745e-3)
  p = step(p, square, 2.06390887954e-2)
  p = step(p, square, -5.37397155531e-2)
  p = step(p, square, 1.33314422036e-1)
  p = step(p, square, -3.33332819422e-1)
  const near = f32x4.add(f32x4.mul(f32x4.mul(p, square), x), x)
  const large = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(expOf(f32x4.add(size, size)), one)))
  const signed = v128.or(large, v128.and(x, f32x4.splat(-0.0)))
  return v128.bitselect(near, signed, f32x4.lt(size, f32x4.splat(0.625)))
}
