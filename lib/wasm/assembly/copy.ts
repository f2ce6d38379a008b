/** One row of n numbers of 4 bytes from one place to another; steps in elements. */
export function copyRow(n: i32, x: usize, stepX: i32, y: usize, stepY: i32): void {
  if (stepX == 1 && stepY == 1) { memory.copy(y, x, n << 2); return }
  const dx: usize = stepX << 2, dy: usize = stepY << 2
  for (let i = 0; i < n; i++, x += dx, y += dy) store<u32>(y, load<u32>(x))
}

/** `count` rows of n numbers, picked by their number: y[i] = x[index[i]]. */
export function gatherRows(count: i32, n: i32, x: usize, index: usize, stepIndex: i32, y: usize): void {
  const bytes: usize = n << 2
  for (let i = 0; i < count; i++, index += stepIndex << 2, y += bytes) memory.copy(y, x + load<i32>(index) * bytes, bytes)
}

/** y[index[i]] += x[i] for `count` rows of n float32. */
export function scatterAddRows(count: i32, n: i32, x: usize, index: usize, stepIndex: i32, y: usize): void {
  for (let i = 0; i < count; i++, index += stepIndex << 2) {
    let to = y + load<i32>(index) * (n << 2)
    for (const end = x + (n << 2); x < end; x += 4, to += 4) store<f32>(to, load<f32>(to) + load<f32>(x))
  }
}
