import { expOf, tanhOf } from './exponential'
import { storeLanes } from './lanes'

/**
 * For y = f(x), element by element: g · f′(x) for elements begin … end − 1. One pass reads g and x or y, whichever the derivative is
 * easier with; composed of kernels it would be up to four passes. Where f′ is 0, g is masked: ∞ · 0 would be NaN.
 */

const ABS = 0, SQUARE = 1, SQRT = 2, TANH = 3, SIGMOID = 4, RELU = 5, SOFTPLUS = 6, GELU = 7

// The compiler copies an inlined function and drops the branches that a constant rules out: one loop an operation.
// @ts-ignore: decorator
@inline
function slope(op: i32, g: v128, z: v128): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1)
  // g with x's sign; nothing at 0, and NaN for NaN.
  if (op == ABS) return v128.bitselect(v128.xor(g, v128.and(z, f32x4.splat(-0.0))), v128.and(z, f32x4.ne(z, z)), f32x4.gt(f32x4.abs(z), zero))
  if (op == SQUARE) return f32x4.mul(f32x4.mul(g, z), f32x4.splat(2))
  if (op == SQRT) return f32x4.div(g, f32x4.mul(z, f32x4.splat(2))) // z is y
  if (op == TANH) return f32x4.mul(g, f32x4.sub(one, f32x4.mul(z, z))) // z is y
  if (op == SIGMOID) return f32x4.mul(g, f32x4.mul(z, f32x4.sub(one, z))) // z is y
  if (op == RELU) return v128.and(g, f32x4.gt(z, zero))
  if (op == SOFTPLUS) return f32x4.div(g, f32x4.add(one, expOf(f32x4.neg(z))))
  // gelu: ½(1 + t) + ½x(1 − t²)·u′ with t = tanh u
  const half = f32x4.splat(0.5), t = tanhOf(geluInner(z))
  const steep = f32x4.mul(f32x4.add(one, f32x4.mul(f32x4.splat(3 * CUBIC), f32x4.mul(z, z))), f32x4.splat(SCALE))
  const bent = f32x4.mul(f32x4.mul(f32x4.mul(half, z), f32x4.sub(one, f32x4.mul(t, t))), steep)
  return f32x4.mul(g, f32x4.add(f32x4.mul(half, f32x4.add(one, t)), bent))
}

// @ts-ignore: decorator
@inline
function walk(op: i32, begin: i32, end: i32, g: usize, z: usize, out: usize): void {
  for (let i = begin; i < end; i += 4) {
    const at: usize = i << 2
    storeLanes(out + at, slope(op, v128.load(g + at), v128.load(z + at)), min(4, end - i))
  }
}

export function absGradient(begin: i32, end: i32, g: usize, x: usize, y: usize, out: usize): void { walk(ABS, begin, end, g, x, out) }
export function squareGradient(begin: i32, end: i32, g: usize, x: usize, y: usize, out: usize): void { walk(SQUARE, begin, end, g, x, out) }
export function sqrtGradient(begin: i32, end: i32, g: usize, x: usize, y: usize, out: usize): void { walk(SQRT, begin, end, g, y, out) }
export function tanhGradient(begin: i32, end: i32, g: usize, x: usize, y: usize, out: usize): void { walk(TANH, begin, end, g, y, out) }
export function sigmoidGradient(begin: i32, end: i32, g: usize, x: usize, y: usize, out: usize): void { walk(SIGMOID, begin, end, g, y, out) }
export function reluGradient(begin: i32, end: i32, g: usize, x: usize, y: usize, out: usize): void { walk(RELU, begin, end, g, x, out) }
export function softplusGradient(begin: i32, end: i32, g: usize, x: usize, y: usize, out: usize): void { walk(SOFTPLUS, begin, end, g, x, out) }
export function geluGradient(begin: i32, end: i32, g: usize, x: usize, y: usize, out: usize): void { walk(GELU, begin, end, g, x, out) }

/** √(2/π), and the weight of x³ in gelu's tanh. */
const SCALE: f32 = 0.7978845608028654, CUBIC: f32 = 0.044715

/** u = √(2/π)·(x + 0.044715x³). */
// @ts-ignore: decorator
@inline
function geluInner(x: v128): v128 {
  const cube = f32x4.mul(f32x4.mul(f32x4.mul(x, x), x), f32x4.splat(CUBIC))
  return f32x4.mul(f32x4.add(x, cube), f32x4.splat(SCALE))
}

/** y = ½x(1 + tanh u). */
export function gelu(begin: i32, end: i32, x: usize, y: usize): void {
  for (let i = begin; i < end; i += 4) {
    const at: usize = i << 2, v = v128.load(x + at)
    const weight = f32x4.add(f32x4.splat(1), tanhOf(geluInner(v)))
    storeLanes(y + at, f32x4.mul(f32x4.mul(v, f32x4.splat(0.5)), weight), min(4, end - i))
  }
}
