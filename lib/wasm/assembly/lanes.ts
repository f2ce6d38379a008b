/** Vectors of four float32, of which only the first 1 to 4 may be live. */

/** x · y + sum, where the build allows it in one instruction that rounds once (FMA). */
// @ts-ignore: decorator
@inline
export function multiplyAdd(x: v128, y: v128, sum: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(x, y, sum) : f32x4.add(f32x4.mul(x, y), sum)
}

/** Stores the first n numbers of a vector. */
// @ts-ignore: decorator
@inline
export function storeLanes(y: usize, v: v128, n: i32): void {
  if (n == 4) { v128.store(y, v); return }
  v128.store_lane<f32>(y, v, 0)
  if (n > 1) v128.store_lane<f32>(y + 4, v, 1)
  if (n > 2) v128.store_lane<f32>(y + 8, v, 2)
}

/** n numbers, `step` bytes apart. Nothing past the n-th is read, unless they lie one after the other. */
// @ts-ignore: decorator
@inline
export function loadLanes(x: usize, step: i32, n: i32): v128 {
  if (step == 4) return v128.load(x)
  if (step == 0) return v128.load32_splat(x)
  return gatherLanes(x, step, n)
}

function gatherLanes(x: usize, step: i32, n: i32): v128 {
  let v = v128.load32_zero(x)
  if (n > 1) v = v128.load_lane<f32>(x + step, v, 1)
  if (n > 2) v = v128.load_lane<f32>(x + 2 * step, v, 2)
  if (n > 3) v = v128.load_lane<f32>(x + 3 * step, v, 3)
  return v
}
