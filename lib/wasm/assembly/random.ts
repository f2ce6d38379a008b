/**
 * Numbers of a generator, as lib/random/generator.ts draws them one by one: xoshiro128** and, for normals, Box and Muller's
 * formula. `state` is the address of the four words; n numbers go to y, 4 or 8 bytes each.
 */

let a: u32 = 0, b: u32 = 0, c: u32 = 0, d: u32 = 0

function start(state: usize): void {
  a = load<u32>(state); b = load<u32>(state, 4); c = load<u32>(state, 8); d = load<u32>(state, 12)
}

function finish(state: usize): void {
  store<u32>(state, a); store<u32>(state, b, 4); store<u32>(state, c, 8); store<u32>(state, d, 12)
}

// @ts-ignore: decorator
@inline
function uint32(): u32 {
  const result = rotl(b * 5, 7) * 9, t = b << 9
  c ^= a; d ^= b; b ^= c; a ^= d; c ^= t
  d = rotl(d, 11)
  return result
}

/** In [0, 1), with 53 random bits. */
// @ts-ignore: decorator
@inline
function next(): f64 {
  const high: f64 = uint32() >>> 5
  const low: f64 = uint32() >>> 6
  return (high * 67108864 + low) / 9007199254740992
}

// @ts-ignore: decorator
@inline
function write(y: usize, value: f64, bytes: i32): void {
  if (bytes == 4) store<f32>(y, <f32>value)
  else store<f64>(y, value)
}

export function uniform(state: usize, n: i32, y: usize, bytes: i32): void {
  start(state)
  for (let i = 0; i < n; i++, y += bytes) write(y, next(), bytes)
  finish(state)
}

/** Returns the second number of the last pair when n is odd: it is the first of the next call. */
export function normal(state: usize, n: i32, y: usize, bytes: i32): f64 {
  start(state)
  let spare: f64 = 0
  for (let i = 0; i < n; i += 2, y += bytes << 1) {
    const radius = sqrt(-2 * logOf(1 - next()))
    turn(next())
    write(y, radius * cosine, bytes)
    spare = radius * sine
    if (i + 1 < n) write(y + bytes, spare, bytes)
  }
  finish(state)
  return spare
}

/** ln x for 0 < x ≤ 1: x = 2ᵏ·m with √½ ≤ m < √2, and ln m = 2·artanh s with s = (m − 1)/(m + 1), a series in s². */
// @ts-ignore: decorator
@inline
function logOf(x: f64): f64 {
  const bits = reinterpret<u64>(x) - 0x3fe6a09e667f3bcd
  const k = <f64>(<i64>bits >> 52)
  const m = reinterpret<f64>((bits & 0x000fffffffffffff) + 0x3fe6a09e667f3bcd)
  const s = (m - 1) / (m + 1), z = s * s
  let p: f64 = 1.0 / 23
  p = p * z + 1.0 / 21
  p = p * z + 1.0 / 19
  p = p * z + 1.0 / 17
  p = p * z + 1.0 / 15
  p = p * z + 1.0 / 13
  p = p * z + 1.0 / 11
  p = p * z + 1.0 / 9
  p = p * z + 1.0 / 7
  p = p * z + 1.0 / 5
  p = p * z + 1.0 / 3
  return k * 0.6931471805599453 + 2 * (s + s * (z * p))
}

let sine: f64 = 0, cosine: f64 = 0

/** Sine and cosine of u whole turns, 0 ≤ u < 1: Taylor's series within an eighth of a turn of the nearest quarter. */
// @ts-ignore: decorator
@inline
function turn(u: f64): void {
  const quarter = nearest(4 * u)
  const t = (u - quarter / 4) * 6.283185307179586, z = t * t
  let s: f64 = 1.0 / 355687428096000
  s = s * z - 1.0 / 1307674368000
  s = s * z + 1.0 / 6227020800
  s = s * z - 1.0 / 39916800
  s = s * z + 1.0 / 362880
  s = s * z - 1.0 / 5040
  s = s * z + 1.0 / 120
  s = s * z - 1.0 / 6
  s = t + t * (z * s)
  let o: f64 = 1.0 / 20922789888000
  o = o * z - 1.0 / 87178291200
  o = o * z + 1.0 / 479001600
  o = o * z - 1.0 / 3628800
  o = o * z + 1.0 / 40320
  o = o * z - 1.0 / 720
  o = o * z + 1.0 / 24
  o = o * z - 0.5
  o = 1 + z * o
  const q = <i32>quarter & 3
  sine = q == 0 ? s : q == 1 ? o : q == 2 ? -s : -o
  cosine = q == 0 ? o : q == 1 ? -s : q == 2 ? -o : s
}
