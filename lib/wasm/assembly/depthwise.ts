/**
 * Each channel with one filter of its own, for planes [begin, end) of (batch, channels): nothing is shared, so there is
 * nothing to pack. w: (channels, K).
 */
export function convolvePlanes(begin: i32, end: i32, channels: i32, places: i32, K: i32, w: usize, taps: usize, x: usize, planeX: i32, down: i32, step: i32, across: i32, y: usize, bias: usize): void {
  const rows = places / across
  for (let plane = begin; plane < end; plane++) {
    const channel = plane % channels, weights = w + ((channel * K) << 2)
    const b: f32 = bias ? load<f32>(bias + (channel << 2)) : 0
    let to = y + ((plane * places) << 2)
    for (let i = 0; i < rows; i++) {
      const from = x + plane * planeX + i * down
      let j = 0
      if (step == 4) {
        for (; j + 4 <= across; j += 4, to += 16) {
          let sum = f32x4.splat(b)
          for (let k = 0; k < K; k++) sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(weights + (k << 2)), v128.load(from + (j << 2) + load<i32>(taps + (k << 2)))))
          v128.store(to, sum)
        }
      }
      for (; j < across; j++, to += 4) {
        let sum = b
        for (let k = 0; k < K; k++) sum += load<f32>(weights + (k << 2)) * load<f32>(from + j * step + load<i32>(taps + (k << 2)))
        store<f32>(to, sum)
      }
    }
  }
}
