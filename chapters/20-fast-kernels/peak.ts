import { gigaflops, secondsPerCall } from './stopwatch.ts'
import { depth, microKernel } from './assembler/micro-kernel.ts'
import { sumsLoop } from './assembler/sums.ts'

const rounds = 20_000

/**
 * Multiplies and adds, in twelve sums that do not wait for each other. Nothing is read from
 * memory, so the arithmetic alone is measured.
 */
// prettier-ignore
function scalarLoop(x: number, y: number): number {
  let a = 0, b = 0, c = 0, d = 0, e = 0, f = 0
  let g = 0, h = 0, i = 0, j = 0, k = 0, l = 0
  for (let round = 0; round < rounds; round++) {
    a = a * x + y; b = b * x + y; c = c * x + y; d = d * x + y
    e = e * x + y; f = f * x + y; g = g * x + y; h = h * x + y
    i = i * x + y; j = j * x + y; k = k * x + y; l = l * x + y
  }
  return a + b + c + d + e + f + g + h + i + j + k + l
}

/** GFLOP/s of plain JavaScript numbers on one thread. */
export function scalarPeak(budget?: number): number {
  let sum = 0
  const seconds = secondsPerCall(() => (sum += scalarLoop(0.999, 0.001)), budget)
  if (!(sum > 0)) throw new Error('the sums should be positive')
  return gigaflops(rounds * 12 * 2, seconds)
}

/**
 * GFLOP/s of float32 in vectors of four, in WebAssembly, on one thread, with so many sums
 * side by side; 0 without the instructions for it.
 */
export function simdRate(sums: number, budget?: number, fused = false): number {
  const run = sumsLoop(sums, fused)
  if (run === undefined) return 0
  const seconds = secondsPerCall(() => void run(rounds), budget)
  return gigaflops(rounds * sums * 2 * 4, seconds)
}

/** How many sums a processor can use depends on it: the best of several. */
export const simdPeak = (budget?: number): number =>
  Math.max(
    ...[8, 12, 13, 16, 24].flatMap((sums) => [
      simdRate(sums, budget),
      simdRate(sums, budget, true),
    ]),
  )

/** GFLOP/s of a tile of `rows` × 8 sums whose numbers all lie in the fastest cache. */
export function tileRate(rows: number, unroll = 1, budget?: number): number {
  const { run } = microKernel(rows, unroll)
  const seconds = secondsPerCall(() => void run(100), budget)
  return gigaflops(100 * depth * rows * 8 * 2, seconds)
}

/**
 * GB/s of copying an array of `bytes`: each byte is read and written. Arrays that fit a
 * cache measure the cache.
 */
export function copyBandwidth(bytes: number, budget?: number): number {
  const from = new Float32Array(bytes / 8).fill(1)
  const to = new Float32Array(bytes / 8)
  return gigaflops(
    bytes,
    secondsPerCall(() => to.set(from), budget),
  )
}
