/** Planes [begin, end) of pictures with other edges: y[r, c] = x[r − top, c − left], and 0 outside of x. */
export function padPlanes(begin: i32, end: i32, x: usize, height: i32, width: i32, y: usize, outHeight: i32, outWidth: i32, top: i32, left: i32): void {
  const first = max(0, left), last = max(first, min(outWidth, width + left)) // columns of y that lie in x
  for (let plane = begin; plane < end; plane++) {
    let to = y + ((plane * outHeight * outWidth) << 2)
    for (let r = 0; r < outHeight; r++, to += outWidth << 2) {
      const row = r - top
      if (row < 0 || row >= height) { memory.fill(to, 0, outWidth << 2); continue }
      const from = x + (((plane * height + row) * width + first - left) << 2)
      for (let c = 0; c < first; c++) store<f32>(to + (c << 2), 0)
      let c = first
      for (; c + 4 <= last; c += 4) v128.store(to + (c << 2), v128.load(from + ((c - first) << 2)))
      for (; c < last; c++) store<f32>(to + (c << 2), load<f32>(from + ((c - first) << 2)))
      for (; c < outWidth; c++) store<f32>(to + (c << 2), 0)
    }
  }
}
