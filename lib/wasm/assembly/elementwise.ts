import { expOf, log1pOf, logOf, tanhOf } from './exponential'

/**
 * Element by element, four float32 at a time. Each export works on one row of n elements; addresses are in bytes. An operand
 * with step 0 is one number for the whole row. A row may be read up to 12 bytes past its end, never written there.
 */

const ADD = 0, SUB = 1, MUL = 2, DIV = 3, MAXIMUM = 4, MINIMUM = 5
const EQUAL = 6, NOT_EQUAL = 7, LESS = 8, LESS_EQUAL = 9, GREATER = 10, GREATER_EQUAL = 11

// The compiler copies an inlined function and drops the branches that a constant rules out: one loop an operation.
// @ts-ignore: decorator
@inline
function combine(op: i32, a: v128, b: v128): v128 {
  const one = f32x4.splat(1)
  if (op == ADD) return f32x4.add(a, b)
  if (op == SUB) return f32x4.sub(a, b)
  if (op == MUL) return f32x4.mul(a, b)
  if (op == DIV) return f32x4.div(a, b)
  if (op == MAXIMUM) return f32x4.max(a, b)
  if (op == MINIMUM) return f32x4.min(a, b)
  if (op == EQUAL) return v128.and(f32x4.eq(a, b), one)
  if (op == NOT_EQUAL) return v128.and(f32x4.ne(a, b), one)
  if (op == LESS) return v128.and(f32x4.lt(a, b), one)
  if (op == LESS_EQUAL) return v128.and(f32x4.le(a, b), one)
  if (op == GREATER) return v128.and(f32x4.gt(a, b), one)
  return v128.and(f32x4.ge(a, b), one)
}

/** Stores the first n < 4 numbers of a vector. */
// @ts-ignore: decorator
@inline
function storeFew(y: usize, v: v128, n: i32): void {
  if (n > 0) v128.store_lane<f32>(y, v, 0)
  if (n > 1) v128.store_lane<f32>(y + 4, v, 1)
  if (n > 2) v128.store_lane<f32>(y + 8, v, 2)
}

// @ts-ignore: decorator
@inline
function binary(op: i32, n: i32, a: usize, stepA: i32, b: usize, stepB: i32, y: usize): void {
  const end = y + ((n & ~3) << 2)
  if (stepA == 0) {
    const x = v128.load32_splat(a)
    for (; y < end; b += 16, y += 16) v128.store(y, combine(op, x, v128.load(b)))
    storeFew(y, combine(op, x, v128.load(b)), n & 3)
  } else if (stepB == 0) {
    const z = v128.load32_splat(b)
    for (; y < end; a += 16, y += 16) v128.store(y, combine(op, v128.load(a), z))
    storeFew(y, combine(op, v128.load(a), z), n & 3)
  } else {
    for (; y < end; a += 16, b += 16, y += 16) v128.store(y, combine(op, v128.load(a), v128.load(b)))
    storeFew(y, combine(op, v128.load(a), v128.load(b)), n & 3)
  }
}

export function add(n: i32, a: usize, da: i32, b: usize, db: i32, y: usize): void { binary(ADD, n, a, da, b, db, y) }
export function sub(n: i32, a: usize, da: i32, b: usize, db: i32, y: usize): void { binary(SUB, n, a, da, b, db, y) }
export function mul(n: i32, a: usize, da: i32, b: usize, db: i32, y: usize): void { binary(MUL, n, a, da, b, db, y) }
export function div(n: i32, a: usize, da: i32, b: usize, db: i32, y: usize): void { binary(DIV, n, a, da, b, db, y) }
export function maximum(n: i32, a: usize, da: i32, b: usize, db: i32, y: usize): void { binary(MAXIMUM, n, a, da, b, db, y) }
export function minimum(n: i32, a: usize, da: i32, b: usize, db: i32, y: usize): void { binary(MINIMUM, n, a, da, b, db, y) }
export function equal(n: i32, a: usize, da: i32, b: usize, db: i32, y: usize): void { binary(EQUAL, n, a, da, b, db, y) }
export function notEqual(n: i32, a: usize, da: i32, b: usize, db: i32, y: usize): void { binary(NOT_EQUAL, n, a, da, b, db, y) }
export function less(n: i32, a: usize, da: i32, b: usize, db: i32, y: usize): void { binary(LESS, n, a, da, b, db, y) }
export function lessEqual(n: i32, a: usize, da: i32, b: usize, db: i32, y: usize): void { binary(LESS_EQUAL, n, a, da, b, db, y) }
export function greater(n: i32, a: usize, da: i32, b: usize, db: i32, y: usize): void { binary(GREATER, n, a, da, b, db, y) }
export function greaterEqual(n: i32, a: usize, da: i32, b: usize, db: i32, y: usize): void { binary(GREATER_EQUAL, n, a, da, b, db, y) }

const NEG = 0, ABS = 1, SIGN = 2, SQUARE = 3, SQRT = 4, EXP = 5, LOG = 6, TANH = 7, SIGMOID = 8, RELU = 9, SOFTPLUS = 10

// @ts-ignore: decorator
@inline
function apply(op: i32, x: v128): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1)
  if (op == NEG) return f32x4.neg(x)
  if (op == ABS) return f32x4.abs(x)
  if (op == SIGN) return signOf(x)
  if (op == SQUARE) return f32x4.mul(x, x)
  if (op == SQRT) return f32x4.sqrt(x)
  if (op == EXP) return expOf(x)
  if (op == LOG) return logOf(x)
  if (op == TANH) return tanhOf(x)
  if (op == SIGMOID) return f32x4.div(one, f32x4.add(one, expOf(f32x4.neg(x))))
  if (op == RELU) return v128.bitselect(zero, x, f32x4.lt(x, zero))
  // softplus: max(x, 0) + ln(1 + e^−|x|)
  return f32x4.add(f32x4.max(x, zero), log1pOf(expOf(f32x4.neg(f32x4.abs(x)))))
}

// @ts-ignore: decorator
@inline
function unary(op: i32, n: i32, x: usize, y: usize): void {
  for (const end = y + ((n & ~3) << 2); y < end; x += 16, y += 16) v128.store(y, apply(op, v128.load(x)))
  if (n & 3) storeFew(y, apply(op, v128.load(x)), n & 3)
}

export function neg(n: i32, x: usize, y: usize): void { unary(NEG, n, x, y) }
export function abs(n: i32, x: usize, y: usize): void { unary(ABS, n, x, y) }
export function sign(n: i32, x: usize, y: usize): void { unary(SIGN, n, x, y) }
export function square(n: i32, x: usize, y: usize): void { unary(SQUARE, n, x, y) }
export function sqrt(n: i32, x: usize, y: usize): void { unary(SQRT, n, x, y) }
export function exp(n: i32, x: usize, y: usize): void { unary(EXP, n, x, y) }
export function log(n: i32, x: usize, y: usize): void { unary(LOG, n, x, y) }
export function tanh(n: i32, x: usize, y: usize): void { unary(TANH, n, x, y) }
export function sigmoid(n: i32, x: usize, y: usize): void { unary(SIGMOID, n, x, y) }
export function relu(n: i32, x: usize, y: usize): void { unary(RELU, n, x, y) }
export function softplus(n: i32, x: usize, y: usize): void { unary(SOFTPLUS, n, x, y) }

/** −1 or 1; x itself where it is 0 or NaN. */
// @ts-ignore: decorator
@inline
function signOf(x: v128): v128 {
  const zero = f32x4.splat(0)
  const signed = v128.bitselect(f32x4.splat(1), f32x4.splat(-1), f32x4.gt(x, zero))
  return v128.bitselect(signed, x, v128.or(f32x4.gt(x, zero), f32x4.lt(x, zero)))
}
