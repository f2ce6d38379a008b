const n = 32
const perLine = 16 // float32 numbers in 64 bytes

/** How many lines are loaded by a cache that keeps the 32 lines used last. */
function loads(places: Iterable<number>): number {
  const lines: number[] = []
  let loaded = 0
  for (const place of places) {
    const line = Math.floor(place / perLine)
    const at = lines.indexOf(line)
    if (at >= 0) lines.splice(at, 1)
    else loaded++
    lines.push(line)
    if (lines.length > 32) lines.shift()
  }
  return loaded
}

// A, B and C lie one after the other.
const [A, B, C] = [0, n * n, 2 * n * n]
function* ijk() {
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) yield* [A + i * n + k, B + k * n + j]
      yield C + i * n + j
    }
}
function* ikj() {
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      yield A + i * n + k
      for (let j = 0; j < n; j++) yield* [B + k * n + j, C + i * n + j]
    }
}
console.log('lines in A, B and C ', (3 * n * n) / perLine)
console.log('loaded by i, j, k   ', loads(ijk()))
console.log('loaded by i, k, j   ', loads(ikj()))
