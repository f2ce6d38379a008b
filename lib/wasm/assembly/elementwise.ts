import { expOf, log1pOf, logOf, tanhOf } from './exponential'
import { loadLanes, storeLanes } from './lanes'

/**
 * Element by element, four float32 at a time. Every export computes the elements [begin, end) of its output, so that threads
 * can share the work. All addresses and strides are in bytes. A vector may be read up to 12 bytes past the end of an operand;
 * nothing is ever written there.
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

// @ts-ignore: decorator
@inline
function binaryRow(op: i32, n: i32, a: usize, stepA: i32, b: usize, stepB: i32, y: usize): void {
  const stop = y + (n << 2), whole = y + ((n & ~3) << 2)
  if (stepA == 4 && stepB == 4) for (; y < whole; a += 16, b += 16, y += 16) v128.store(y, combine(op, v128.load(a), v128.load(b)))
  else if (stepA == 4 && stepB == 0) {
    const v = v128.load32_splat(b)
    for (; y < whole; a += 16, y += 16) v128.store(y, combine(op, v128.load(a), v))
  } else if (stepA == 0 && stepB == 4) {
    const v = v128.load32_splat(a)
    for (; y < whole; b += 16, y += 16) v128.store(y, combine(op, v, v128.load(b)))
  }
  // The last few of a row. One copy of this for all operations keeps the module small.
  if (y < stop) binaryLanes(op, <i32>(stop - y) >> 2, a, stepA, b, stepB, y)
}

/** Any strides: number by number into a vector. */
function binaryLanes(op: i32, n: i32, a: usize, stepA: i32, b: usize, stepB: i32, y: usize): void {
  for (let left = n; left > 0; left -= 4, y += 16) {
    const few = min(4, left)
    storeLanes(y, combine(op, loadLanes(a, stepA, few), loadLanes(b, stepB, few)), few)
    a += stepA << 2
    b += stepB << 2
  }
}

/** The output is rows of n elements. From one to the next an operand goes on by its `row`, within a row by its `step`. */
// @ts-ignore: decorator
@inline
function binary(op: i32, begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void {
  let row = begin / n, j = begin - row * n
  for (let i = begin; i < end; row++, j = 0) {
    const count = min(n - j, end - i)
    binaryRow(op, count, a + row * rowA + j * stepA, stepA, b + row * rowB + j * stepB, stepB, y + (i << 2))
    i += count
  }
}

export function add(begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void { binary(ADD, begin, end, n, a, rowA, stepA, b, rowB, stepB, y) }
export function sub(begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void { binary(SUB, begin, end, n, a, rowA, stepA, b, rowB, stepB, y) }
export function mul(begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void { binary(MUL, begin, end, n, a, rowA, stepA, b, rowB, stepB, y) }
export function div(begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void { binary(DIV, begin, end, n, a, rowA, stepA, b, rowB, stepB, y) }
export function maximum(begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void { binary(MAXIMUM, begin, end, n, a, rowA, stepA, b, rowB, stepB, y) }
export function minimum(begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void { binary(MINIMUM, begin, end, n, a, rowA, stepA, b, rowB, stepB, y) }
export function equal(begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void { binary(EQUAL, begin, end, n, a, rowA, stepA, b, rowB, stepB, y) }
export function notEqual(begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void { binary(NOT_EQUAL, begin, end, n, a, rowA, stepA, b, rowB, stepB, y) }
export function less(begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void { binary(LESS, begin, end, n, a, rowA, stepA, b, rowB, stepB, y) }
export function lessEqual(begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void { binary(LESS_EQUAL, begin, end, n, a, rowA, stepA, b, rowB, stepB, y) }
export function greater(begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void { binary(GREATER, begin, end, n, a, rowA, stepA, b, rowB, stepB, y) }
export function greaterEqual(begin: i32, end: i32, n: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void { binary(GREATER_EQUAL, begin, end, n, a, rowA, stepA, b, rowB, stepB, y) }

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

/** x and y are contiguous. */
// @ts-ignore: decorator
@inline
function unary(op: i32, begin: i32, end: i32, x: usize, y: usize): void {
  x += begin << 2
  y += begin << 2
  for (let left = end - begin; left > 0; left -= 4, x += 16, y += 16) {
    const result = apply(op, v128.load(x))
    if (left >= 4) v128.store(y, result)
    else storeLanes(y, result, left)
  }
}

export function neg(begin: i32, end: i32, x: usize, y: usize): void { unary(NEG, begin, end, x, y) }
export function abs(begin: i32, end: i32, x: usize, y: usize): void { unary(ABS, begin, end, x, y) }
export function sign(begin: i32, end: i32, x: usize, y: usize): void { unary(SIGN, begin, end, x, y) }
export function square(begin: i32, end: i32, x: usize, y: usize): void { unary(SQUARE, begin, end, x, y) }
export function sqrt(begin: i32, end: i32, x: usize, y: usize): void { unary(SQRT, begin, end, x, y) }
export function exp(begin: i32, end: i32, x: usize, y: usize): void { unary(EXP, begin, end, x, y) }
export function log(begin: i32, end: i32, x: usize, y: usize): void { unary(LOG, begin, end, x, y) }
export function tanh(begin: i32, end: i32, x: usize, y: usize): void { unary(TANH, begin, end, x, y) }
export function sigmoid(begin: i32, end: i32, x: usize, y: usize): void { unary(SIGMOID, begin, end, x, y) }
export function relu(begin: i32, end: i32, x: usize, y: usize): void { unary(RELU, begin, end, x, y) }
export function softplus(begin: i32, end: i32, x: usize, y: usize): void { unary(SOFTPLUS, begin, end, x, y) }

/** −1 or 1; x itself where it is 0 or NaN. */
// @ts-ignore: decorator
@inline
function signOf(x: v128): v128 {
  const zero = f32x4.splat(0)
  const signed = v128.bitselect(f32x4.splat(1), f32x4.splat(-1), f32x4.gt(x, zero))
  return v128.bitselect(signed, x, v128.or(f32x4.gt(x, zero), f32x4.lt(x, zero)))
}

/** y = c ≠ 0 ? a : b, in rows as above. The condition is float32, or with `whole` int32. */
export function where(begin: i32, end: i32, n: i32, whole: bool, c: usize, rowC: i32, stepC: i32, a: usize, rowA: i32, stepA: i32, b: usize, rowB: i32, stepB: i32, y: usize): void {
  let row = begin / n, j = begin - row * n
  for (let i = begin; i < end; row++, j = 0) {
    const count = min(n - j, end - i)
    let pc = c + row * rowC + j * stepC, pa = a + row * rowA + j * stepA, pb = b + row * rowB + j * stepB
    for (let left = count, to = y + (i << 2); left > 0; left -= 4, to += 16) {
      const few = min(4, left), condition = loadLanes(pc, stepC, few)
      const zero = whole ? i32x4.eq(condition, i32x4.splat(0)) : f32x4.eq(condition, f32x4.splat(0))
      storeLanes(to, v128.bitselect(loadLanes(pb, stepB, few), loadLanes(pa, stepA, few), zero), few)
      pc += stepC << 2
      pa += stepA << 2
      pb += stepB << 2
    }
    i += count
  }
}
