/**
 * Numbers of a generator, as lib/random/random.ts draws them one by one. `state` is the address of the four words of the
 * generator, behind which lies room for a BLOCK of drawn words. n numbers go to y, 4 or 8 bytes each. Drawing is one long
 * chain, each word following from the one before; what is made of the words is computed two float64 at a time.
 */

/** Words drawn at a time. */
const BLOCK: i32 = 1024

/** Bytes of memory that `state` needs. */
export function randomScratch(): i32 { return 4 * (4 + BLOCK) }

/** n words of xoshiro128**, to the block. */
function draw(state: usize, n: i32): void {
  let a = load<u32>(state), b = load<u32>(state, 4), c = load<u32>(state, 8), d = load<u32>(state, 12)
  const block = state + 16
  for (let at = block, end = block + (n << 2); at < end; at += 4) {
    store<u32>(at, rotl(b * 5, 7) * 9)
    const t = b << 9
    c ^= a; d ^= b; b ^= c; a ^= d; c ^= t
    d = rotl(d, 11)
  }
  store<u32>(state, a); store<u32>(state, b, 4); store<u32>(state, c, 8); store<u32>(state, d, 12)
}

/** Two numbers in [0, 1) with 53 random bits each, from the upper 27 bits of `high` and the upper 26 of `low`. */
// @ts-ignore: decorator
@inline
function fractions(high: v128, low: v128): v128 {
  const h = f64x2.convert_low_i32x4_u(i32x4.shr_u(high, 5)), l = f64x2.convert_low_i32x4_u(i32x4.shr_u(low, 6))
  return f64x2.mul(f64x2.add(f64x2.mul(h, f64x2.splat(67108864)), l), f64x2.splat(1.0 / 9007199254740992))
}

/** Stores two numbers, or the first alone. */
// @ts-ignore: decorator
@inline
function write(y: usize, v: v128, both: bool, bytes: i32): void {
  if (bytes == 4) {
    const narrow = f32x4.demote_f64x2_zero(v)
    if (both) v128.store64_lane(y, narrow, 0)
    else v128.store32_lane(y, narrow, 0)
  } else if (both) v128.store(y, v)
  else v128.store64_lane(y, v, 0)
}

/** Uniform in [0, 1). */
export function uniform(state: usize, n: i32, y: usize, bytes: i32): void {
  // A float64 that is nearly 1 must not be rounded up to 1: at most the largest float32 below.
  const most: f64 = bytes == 4 ? 1.0 - 1.0 / 16777216 : 1
  for (let done = 0; done < n; done += BLOCK / 2) {
    const part = min(BLOCK / 2, n - done)
    draw(state, 2 * part)
    for (let i = 0; i < part; i += 2, y += bytes << 1) {
      const words = v128.load(state + 16 + (i << 3)) // high, low, high, low
      const drawn = fractions(i32x4.shuffle(words, words, 0, 2, 0, 2), i32x4.shuffle(words, words, 1, 3, 1, 3))
      write(y, f64x2.pmin(drawn, f64x2.splat(most)), i + 1 < part, bytes)
    }
  }
}

/** Standard normal. Returns the second number of the last pair, which is the first of the next call when n is odd. */
export function normal(state: usize, n: i32, y: usize, bytes: i32): f64 {
  let spare: f64 = 0
  for (let done = 0; done < n; done += BLOCK / 2) {
    const part = min(BLOCK / 2, n - done), pairs = (part + 1) >> 1
    draw(state, 4 * pairs)
    for (let p = 0; p < pairs; p += 2) {
      // Of two pairs: the words of u and of the angle, high and low. Past the end they are old ones, and not used.
      const first = v128.load(state + 16 + (p << 4)), second = v128.load(state + 32 + (p << 4))
      const u = fractions(i32x4.shuffle(first, second, 0, 4, 0, 4), i32x4.shuffle(first, second, 1, 5, 1, 5))
      const angle = fractions(i32x4.shuffle(first, second, 2, 6, 2, 6), i32x4.shuffle(first, second, 3, 7, 3, 7))
      const radius = f64x2.sqrt(f64x2.mul(f64x2.splat(-2), logOf(f64x2.sub(f64x2.splat(1), u))))
      const quarter = f64x2.nearest(f64x2.mul(f64x2.splat(4), angle))
      const t = f64x2.mul(f64x2.sub(angle, f64x2.mul(quarter, f64x2.splat(0.25))), f64x2.splat(6.283185307179586))
      const cosine = f64x2.mul(radius, turned(t, quarter, 1)), sine = f64x2.mul(radius, turned(t, quarter, 0))
      const a = i64x2.shuffle(cosine, sine, 0, 2), b = i64x2.shuffle(cosine, sine, 1, 3), left = part - 2 * p
      write(y, a, left > 1, bytes)
      if (left > 2) write(y + (bytes << 1), b, left > 3, bytes)
      y += bytes << 2
      spare = left > 2 ? f64x2.extract_lane(b, 1) : f64x2.extract_lane(a, 1)
    }
  }
  return spare
}

/** p·z + c. */
// @ts-ignore: decorator
@inline
function step(p: v128, z: v128, c: f64): v128 { return f64x2.add(f64x2.mul(p, z), f64x2.splat(c)) }

/** ln x for 0 < x ≤ 1: x = 2ᵏ·m with √½ ≤ m < √2, and ln m = 2·artanh s with s = (m − 1)/(m + 1), a series in s². */
// @ts-ignore: decorator
@inline
function logOf(x: v128): v128 {
  const root = i64x2.splat(0x3fe6a09e667f3bcd), one = f64x2.splat(1), bits = i64x2.sub(x, root)
  const exponents = i64x2.shr_s(bits, 52)
  const k = f64x2.convert_low_i32x4_s(i32x4.shuffle(exponents, exponents, 0, 2, 0, 2))
  const m = i64x2.add(v128.and(bits, i64x2.splat(0x000fffffffffffff)), root)
  const s = f64x2.div(f64x2.sub(m, one), f64x2.add(m, one)), z = f64x2.mul(s, s)
  let p = f64x2.splat(1.0 / 21)
  p = step(p, z, 1.0 / 19)
  p = step(p, z, 1.0 / 17)
  p = step(p, z, 1.0 / 15)
  p = step(p, z, 1.0 / 13)
  p = step(p, z, 1.0 / 11)
  p = step(p, z, 1.0 / 9)
  p = step(p, z, 1.0 / 7)
  p = step(p, z, 1.0 / 5)
  p = step(p, z, 1.0 / 3)
  const tail = f64x2.add(s, f64x2.mul(s, f64x2.mul(z, p)))
  return f64x2.add(f64x2.mul(k, f64x2.splat(0.6931471805599453)), f64x2.add(tail, tail))
}

/**
 * Sine (ahead = 0) or cosine (ahead = 1) of t plus some quarters of a turn, |t| ≤ π/4: a quarter more makes the sine a cosine, and
 * two change the sign. Both by Taylor's series.
 */
// @ts-ignore: decorator
@inline
function turned(t: v128, quarter: v128, ahead: f64): v128 {
  const z = f64x2.mul(t, t), half = f64x2.splat(0.5), two = f64x2.splat(2)
  let s = f64x2.splat(1.0 / 355687428096000)
  s = step(s, z, -1.0 / 1307674368000)
  s = step(s, z, 1.0 / 6227020800)
  s = step(s, z, -1.0 / 39916800)
  s = step(s, z, 1.0 / 362880)
  s = step(s, z, -1.0 / 5040)
  s = step(s, z, 1.0 / 120)
  s = step(s, z, -1.0 / 6)
  s = f64x2.add(t, f64x2.mul(t, f64x2.mul(z, s)))
  let c = f64x2.splat(1.0 / 20922789888000)
  c = step(c, z, -1.0 / 87178291200)
  c = step(c, z, 1.0 / 479001600)
  c = step(c, z, -1.0 / 3628800)
  c = step(c, z, 1.0 / 40320)
  c = step(c, z, -1.0 / 720)
  c = step(c, z, 1.0 / 24)
  c = step(c, z, -0.5)
  c = step(c, z, 1)
  const quarters = f64x2.add(quarter, f64x2.splat(ahead))
  const halves = f64x2.floor(f64x2.mul(quarters, half))
  const odd = f64x2.ne(f64x2.mul(halves, two), quarters)
  const turnedHalf = f64x2.ne(f64x2.mul(f64x2.floor(f64x2.mul(halves, half)), two), halves)
  return v128.xor(v128.bitselect(c, s, odd), v128.and(turnedHalf, f64x2.splat(-0.0)))
}
