import { expOf, tanhOf } from './exponential'
import { storeLanes } from './lanes'

/**
 * A step of an LSTM or a GRU for rows begin … end − 1 of a batch, n hidden numbers each: the sums of the gates are read once, and
 * everything up to the next state happens in registers. The formulas stand in lib/nn/lstm-cell.ts and gru-cell.ts.
 */

// @ts-ignore: decorator
@inline
function sigmoidOf(x: v128): v128 { return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), expOf(f32x4.neg(x)))) }

/** The sum over the input and that over the hidden state. */
// @ts-ignore: decorator
@inline
function both(x: usize, h: usize): v128 { return f32x4.add(v128.load(x), v128.load(h)) }

// @ts-ignore: decorator
@inline
function times(a: v128, b: v128): v128 { return f32x4.mul(a, b) }

/** s(1 − s) and 1 − t²: the slopes of a sigmoid and of a tanh, from their values. */
// @ts-ignore: decorator
@inline
function ofSigmoid(s: v128): v128 { return f32x4.mul(s, f32x4.sub(f32x4.splat(1), s)) }

// @ts-ignore: decorator
@inline
function ofTanh(t: v128): v128 { return f32x4.sub(f32x4.splat(1), f32x4.mul(t, t)) }

/** x, h: (rows, 4n), cell, hidden, next: (rows, n), said: (rows, 5n). */
export function lstmStep(begin: i32, end: i32, n: i32, x: usize, h: usize, cell: usize, said: usize, hidden: usize, next: usize): void {
  const row: usize = n << 2
  for (let r: usize = begin; r < <usize>end; r++) {
    const xr = x + r * 4 * row, hr = h + r * 4 * row, sr = said + r * 5 * row, at = r * row
    for (let j = 0; j < n; j += 4) {
      const k: usize = j << 2, live = min(4, n - j)
      const i = sigmoidOf(both(xr + k, hr + k)), f = sigmoidOf(both(xr + row + k, hr + row + k))
      const g = tanhOf(both(xr + 2 * row + k, hr + 2 * row + k)), o = sigmoidOf(both(xr + 3 * row + k, hr + 3 * row + k))
      const c = f32x4.add(times(f, v128.load(cell + at + k)), times(i, g)), t = tanhOf(c)
      storeLanes(sr + k, i, live)
      storeLanes(sr + row + k, f, live)
      storeLanes(sr + 2 * row + k, g, live)
      storeLanes(sr + 3 * row + k, o, live)
      storeLanes(sr + 4 * row + k, t, live)
      storeLanes(next + at + k, c, live)
      storeLanes(hidden + at + k, times(o, t), live)
    }
  }
}

/** gh, gc: the gradients of hidden and of next. */
export function lstmStepGradient(begin: i32, end: i32, n: i32, gh: usize, gc: usize, said: usize, cell: usize, dSums: usize, dCell: usize): void {
  const row: usize = n << 2
  for (let r: usize = begin; r < <usize>end; r++) {
    const sr = said + r * 5 * row, dr = dSums + r * 4 * row, at = r * row
    for (let j = 0; j < n; j += 4) {
      const k: usize = j << 2, live = min(4, n - j)
      const i = v128.load(sr + k), f = v128.load(sr + row + k), g = v128.load(sr + 2 * row + k)
      const o = v128.load(sr + 3 * row + k), t = v128.load(sr + 4 * row + k)
      const ofHidden = v128.load(gh + at + k)
      const ofCell = f32x4.add(v128.load(gc + at + k), times(times(ofHidden, o), ofTanh(t)))
      storeLanes(dr + k, times(times(ofCell, g), ofSigmoid(i)), live)
      storeLanes(dr + row + k, times(times(ofCell, v128.load(cell + at + k)), ofSigmoid(f)), live)
      storeLanes(dr + 2 * row + k, times(times(ofCell, i), ofTanh(g)), live)
      storeLanes(dr + 3 * row + k, times(times(ofHidden, t), ofSigmoid(o)), live)
      storeLanes(dCell + at + k, times(ofCell, f), live)
    }
  }
}

/** x, h, said: (rows, 3n), hidden, next: (rows, n). */
export function gruStep(begin: i32, end: i32, n: i32, x: usize, h: usize, hidden: usize, said: usize, next: usize): void {
  const row: usize = n << 2
  for (let q: usize = begin; q < <usize>end; q++) {
    const xr = x + q * 3 * row, hr = h + q * 3 * row, sr = said + q * 3 * row, at = q * row
    for (let j = 0; j < n; j += 4) {
      const k: usize = j << 2, live = min(4, n - j)
      const r = sigmoidOf(both(xr + k, hr + k)), z = sigmoidOf(both(xr + row + k, hr + row + k))
      const m = tanhOf(f32x4.add(v128.load(xr + 2 * row + k), times(r, v128.load(hr + 2 * row + k))))
      storeLanes(sr + k, r, live)
      storeLanes(sr + row + k, z, live)
      storeLanes(sr + 2 * row + k, m, live)
      storeLanes(next + at + k, f32x4.add(m, times(z, f32x4.sub(v128.load(hidden + at + k), m))), live)
    }
  }
}

/** g: the gradient of next. */
export function gruStepGradient(begin: i32, end: i32, n: i32, g: usize, h: usize, hidden: usize, said: usize, dx: usize, dh: usize, dState: usize): void {
  const row: usize = n << 2
  for (let q: usize = begin; q < <usize>end; q++) {
    const hr = h + q * 3 * row, sr = said + q * 3 * row, toX = dx + q * 3 * row, toH = dh + q * 3 * row, at = q * row
    for (let j = 0; j < n; j += 4) {
      const k: usize = j << 2, live = min(4, n - j)
      const r = v128.load(sr + k), z = v128.load(sr + row + k), m = v128.load(sr + 2 * row + k), ofNext = v128.load(g + at + k)
      const ofZ = times(times(ofNext, f32x4.sub(v128.load(hidden + at + k), m)), ofSigmoid(z))
      const ofN = times(f32x4.sub(ofNext, times(ofNext, z)), ofTanh(m))
      const ofR = times(times(ofN, v128.load(hr + 2 * row + k)), ofSigmoid(r))
      storeLanes(toX + k, ofR, live)
      storeLanes(toX + row + k, ofZ, live)
      storeLanes(toX + 2 * row + k, ofN, live)
      storeLanes(toH + k, ofR, live)
      storeLanes(toH + row + k, ofZ, live)
      storeLanes(toH + 2 * row + k, times(ofN, r), live)
      storeLanes(dState + at + k, times(ofNext, z), live)
    }
  }
}
