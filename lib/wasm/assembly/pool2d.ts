/**
 * The largest cell of each window and its place in its plane, for planes [begin, end). x: (planes, height, width), y and place:
 * (planes, outHeight, outWidth). Of equal ones the first counts; padding never does; a NaN always.
 */
export function maxPool(begin: i32, end: i32, x: usize, height: i32, width: i32, y: usize, place: usize, outHeight: i32, outWidth: i32, kernelHeight: i32, kernelWidth: i32, down: i32, step: i32, top: i32, left: i32): void {
  const pairs = kernelHeight == 2 && kernelWidth == 2 && down == 2 && step == 2 && top == 0 && left == 0
  for (let plane = begin; plane < end; plane++) {
    const from = x + ((plane * height * width) << 2)
    let at = (plane * outHeight * outWidth) << 2
    for (let i = 0; i < outHeight; i++) {
      let j = 0
      if (pairs) for (; j + 4 <= outWidth; j += 4, at += 16) fourPairs(from, 2 * i * width + 2 * j, width, y + at, place + at)
      for (; j < outWidth; j++, at += 4) {
        const row = i * down - top, column = j * step - left
        const bottom = min(height, row + kernelHeight), right = min(width, column + kernelWidth)
        let best: f32 = 0, where = -1
        for (let r = max(0, row); r < bottom; r++) {
          for (let c = max(0, column); c < right; c++) {
            const value = load<f32>(from + ((r * width + c) << 2))
            if (where < 0 || value > best || (value != value && best == best)) { best = value; where = r * width + c }
          }
        }
        store<f32>(y + at, best)
        store<i32>(place + at, where)
      }
    }
  }
}

/** Four windows of 2 × 2, side by side, the first at cell `first` of the plane. */
// @ts-ignore: decorator
@inline
function fourPairs(x: usize, first: i32, width: i32, y: usize, place: usize): void {
  const upper = x + (first << 2), lower = upper + (width << 2)
  const a = v128.load(upper), b = v128.load(upper, 16), c = v128.load(lower), d = v128.load(lower, 16)
  let best = i32x4.shuffle(a, b, 0, 2, 4, 6)
  let at = i32x4.add(i32x4.splat(first), i32x4(0, 2, 4, 6))
  const corner = at
  let value = i32x4.shuffle(a, b, 1, 3, 5, 7), wins = larger(value, best)
  best = v128.bitselect(value, best, wins)
  at = v128.bitselect(i32x4.add(corner, i32x4.splat(1)), at, wins)
  value = i32x4.shuffle(c, d, 0, 2, 4, 6)
  wins = larger(value, best)
  best = v128.bitselect(value, best, wins)
  at = v128.bitselect(i32x4.add(corner, i32x4.splat(width)), at, wins)
  value = i32x4.shuffle(c, d, 1, 3, 5, 7)
  wins = larger(value, best)
  v128.store(y, v128.bitselect(value, best, wins))
  v128.store(place, v128.bitselect(i32x4.add(corner, i32x4.splat(width + 1)), at, wins))
}

// @ts-ignore: decorator
@inline
function larger(value: v128, best: v128): v128 {
  return v128.or(f32x4.gt(value, best), v128.and(f32x4.ne(value, value), f32x4.eq(best, best)))
}
