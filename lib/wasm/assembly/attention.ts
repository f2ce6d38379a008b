import { expOf, logOf } from './exponential'
import { multiplyAdd, storeLanes } from './lanes'
import { matmul, PACKED_B } from './matmul'
import { scratch } from './scratch'

/**
 * Attention without its weights: blocks of 64 queries meet blocks of 64 keys, so that no more than 64 · 64 scores exist at a time
 * (Dao et al., 2022, FlashAttention). A softmax over all keys needs its largest score and its sum; both are kept up to date, and what
 * was added up under a smaller maximum is scaled down. From the logarithm of the sum the gradient makes the weights again.
 *
 * q, g, out: (batch, queries, d or e), k and v: (batch, keys, d or e), contiguous; `counts`: how many keys of each count. d, e ≤ 1024.
 */
const BLOCK: i32 = 64
/** A block of scores, and one of their gradients; a product on the way; for each query of a block a maximum, a sum and a correction. */
const SLOPES: usize = 4 * BLOCK * BLOCK, PRODUCT: usize = 2 * SLOPES
const MOST: usize = PRODUCT + 4 * BLOCK * 1024, SUM: usize = MOST + 4 * BLOCK, KEEP: usize = SUM + 4 * BLOCK

/** Behind what matmul packs for blocks of this size. */
// @ts-ignore: decorator
@inline
function tiles(): usize { return scratch + PACKED_B + (1 << 20) }

/** How many keys query i may see. */
// @ts-ignore: decorator
@inline
function seenBy(i: i32, queries: i32, keys: i32, count: i32, causal: i32): i32 {
  return causal ? max(0, min(count, i + keys - queries + 1)) : count
}

/** The first `live` numbers of a vector, and `rest`. */
// @ts-ignore: decorator
@inline
function first(live: i32, v: v128, rest: v128): v128 {
  return live > 3 ? v : v128.bitselect(v, rest, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(live)))
}

// @ts-ignore: decorator
@inline
function lanesSum(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3)
}

// @ts-ignore: decorator
@inline
function lanesMost(v: v128): f32 {
  v = f32x4.pmax(v, i32x4.shuffle(v, v, 2, 3, 0, 1))
  return f32x4.extract_lane(f32x4.pmax(v, i32x4.shuffle(v, v, 1, 0, 3, 2)), 0)
}

/** One row of scores becomes eˢ⁻ᵐ, 0 behind the `live` first; m and the sum of the row go on. What was summed before is to be scaled by `keep`. */
function weigh(s: usize, n: i32, live: i32, scale: f32, most: usize, sum: usize, keep: usize): void {
  const scales = f32x4.splat(scale), none = f32x4.splat(-Infinity), before = load<f32>(most)
  let best = none
  for (let i = 0; i < live; i += 4) best = f32x4.pmax(best, first(live - i, f32x4.mul(v128.load(s + (i << 2)), scales), none))
  const m = max(before, lanesMost(best)), ms = f32x4.splat(m)
  let total = f32x4.splat(0)
  for (let i = 0; i < n; i += 4) {
    const at = s + (i << 2)
    const e = i < live ? first(live - i, expOf(f32x4.sub(f32x4.mul(v128.load(at), scales), ms)), f32x4.splat(0)) : f32x4.splat(0)
    total = f32x4.add(total, e)
    storeLanes(at, e, min(4, n - i))
  }
  // Nothing seen so far: both are −∞, and there is nothing to scale.
  const factor: f32 = live == 0 ? 1 : before == -Infinity ? 0 : f32x4.extract_lane(expOf(f32x4.splat(before - m)), 0)
  store<f32>(keep, factor)
  store<f32>(sum, load<f32>(sum) * factor + lanesSum(total))
  if (live > 0) store<f32>(most, m)
}

/** y = y · factor + x, n numbers. */
// @ts-ignore: decorator
@inline
function addTo(y: usize, x: usize, n: i32, factor: f32): void {
  const factors = f32x4.splat(factor)
  for (let i = 0; i < n; i += 4) {
    const at: usize = i << 2
    storeLanes(y + at, multiplyAdd(v128.load(y + at), factors, v128.load(x + at)), min(4, n - i))
  }
}

/** For the batch [begin, end): out = softmax(scale · q·kᵀ) · v, and ln Σ eˢ of each query; 0 for a query that sees nothing. */
export function attention(begin: i32, end: i32, queries: i32, keys: i32, d: i32, e: i32, q: usize, k: usize, v: usize, counts: usize, scale: f32, causal: i32, out: usize, logSum: usize): void {
  const s = tiles(), product = s + PRODUCT, most = s + MOST, sum = s + SUM, keep = s + KEEP
  const rowD: usize = d << 2, rowE: usize = e << 2
  for (let b = begin; b < end; b++) {
    const count = <i32>load<f32>(counts + (b << 2))
    const kb = k + b * keys * rowD, vb = v + b * keys * rowE
    for (let q0 = 0; q0 < queries; q0 += BLOCK) {
      const rows = min(BLOCK, queries - q0), at: usize = b * queries + q0
      const o = out + at * rowE
      memory.fill(o, 0, rows * rowE)
      for (let r = 0; r < rows; r++) {
        store<f32>(most + (r << 2), -Infinity)
        store<f32>(sum + (r << 2), 0)
      }
      const last = seenBy(q0 + rows - 1, queries, keys, count, causal)
      for (let k0 = 0; k0 < last; k0 += BLOCK) {
        const n = min(BLOCK, last - k0)
        matmul(0, 1, rows, n, d, q + at * rowD, 0, rowD, 4, kb + k0 * rowD, 0, 4, rowD, s)
        for (let r = 0; r < rows; r++) {
          const live = max(0, min(n, seenBy(q0 + r, queries, keys, count, causal) - k0))
          weigh(s + ((r * n) << 2), n, live, scale, most + (r << 2), sum + (r << 2), keep + (r << 2))
        }
        matmul(0, 1, rows, e, n, s, 0, n << 2, 4, vb + k0 * rowE, 0, rowE, 4, product)
        for (let r = 0; r < rows; r++) addTo(o + r * rowE, product + r * rowE, e, load<f32>(keep + (r << 2)))
      }
      for (let r = 0; r < rows; r++) {
        const total = load<f32>(sum + (r << 2))
        if (total == 0) { store<f32>(logSum + ((at + r) << 2), 0); continue }
        const row = o + r * rowE, totals = f32x4.splat(total)
        for (let i = 0; i < e; i += 4) storeLanes(row + (i << 2), f32x4.div(v128.load(row + (i << 2)), totals), min(4, e - i))
        store<f32>(logSum + ((at + r) << 2), load<f32>(most + (r << 2)) + f32x4.extract_lane(logOf(totals), 0))
      }
    }
  }
}

/** One row of scores becomes weights p, one of g·v becomes the gradient of the scores, p · (g·v − g·out) · scale. */
function unweigh(s: usize, slopes: usize, n: i32, live: i32, scale: f32, logSum: f32, mean: f32): void {
  const scales = f32x4.splat(scale), logs = f32x4.splat(logSum), means = f32x4.splat(mean), zero = f32x4.splat(0)
  for (let i = 0; i < n; i += 4) {
    const few = min(4, n - i), at: usize = i << 2
    let p = zero, slope = zero
    if (i < live) {
      p = first(live - i, expOf(f32x4.sub(f32x4.mul(v128.load(s + at), scales), logs)), zero)
      slope = first(live - i, f32x4.mul(f32x4.mul(p, f32x4.sub(v128.load(slopes + at), means)), scales), zero)
    }
    storeLanes(s + at, p, few)
    storeLanes(slopes + at, slope, few)
  }
}

/** For the batch [begin, end), from g, the gradient of out: those of q, k and v. Weights are made again from logSum. */
export function attentionGradient(begin: i32, end: i32, queries: i32, keys: i32, d: i32, e: i32, g: usize, q: usize, k: usize, v: usize, counts: usize, scale: f32, causal: i32, out: usize, logSum: usize, dq: usize, dk: usize, dv: usize): void {
  const s = tiles(), slopes = s + SLOPES, product = s + PRODUCT
  const rowD: usize = d << 2, rowE: usize = e << 2, one: f32 = 1
  for (let b = begin; b < end; b++) {
    const count = <i32>load<f32>(counts + (b << 2)), ofKeys: usize = b * keys, ofQueries: usize = b * queries
    memory.fill(dq + ofQueries * rowD, 0, queries * rowD)
    memory.fill(dk + ofKeys * rowD, 0, keys * rowD)
    memory.fill(dv + ofKeys * rowE, 0, keys * rowE)
    const last = seenBy(queries - 1, queries, keys, count, causal)
    for (let k0 = 0; k0 < last; k0 += BLOCK) {
      const n = min(BLOCK, last - k0), kb = k + (ofKeys + k0) * rowD, vb = v + (ofKeys + k0) * rowE
      // The blocks above the diagonal see nothing of these keys.
      const from = causal ? max(0, k0 - keys + queries) & ~(BLOCK - 1) : 0
      for (let q0 = from; q0 < queries; q0 += BLOCK) {
        const rows = min(BLOCK, queries - q0), at = ofQueries + q0, qb = q + at * rowD, gb = g + at * rowE, ob = out + at * rowE
        matmul(0, 1, rows, n, d, qb, 0, rowD, 4, kb, 0, 4, rowD, s)
        matmul(0, 1, rows, n, e, gb, 0, rowE, 4, vb, 0, 4, rowE, slopes)
        for (let r = 0; r < rows; r++) {
          const live = max(0, min(n, seenBy(q0 + r, queries, keys, count, causal) - k0))
          let mean = f32x4.splat(0)
          for (let i = 0; i < e; i += 4) mean = f32x4.add(mean, first(e - i, f32x4.mul(v128.load(gb + r * rowE + (i << 2)), v128.load(ob + r * rowE + (i << 2))), f32x4.splat(0)))
          unweigh(s + ((r * n) << 2), slopes + ((r * n) << 2), n, live, scale, load<f32>(logSum + ((at + r) << 2)), lanesSum(mean))
        }
        matmul(0, 1, n, e, rows, s, 0, 4, n << 2, gb, 0, rowE, 4, product) // Pᵀ·g
        addTo(dv + (ofKeys + k0) * rowE, product, n * e, one)
        matmul(0, 1, rows, d, n, slopes, 0, n << 2, 4, kb, 0, rowD, 4, product) // dS·K
        addTo(dq + at * rowD, product, rows * d, one)
        matmul(0, 1, n, d, rows, slopes, 0, 4, n << 2, qb, 0, rowD, 4, product) // dSᵀ·Q
        addTo(dk + (ofKeys + k0) * rowD, product, n * d, one)
      }
    }
  }
}
