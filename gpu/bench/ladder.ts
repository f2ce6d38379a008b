import { matmul, matmulVersions } from '../launch/matmul.ts'
import type { Kernels } from '../launch/kernels.ts'
import { Cublas } from '../src/cublas.ts'
import type { DeviceBuffer } from '../src/memory.ts'
import { randomNumbers, time, together, type Timing, type Twice } from './timing.ts'

/** One version of the matrix product, measured. */
export interface Rung extends Twice {
  name: string
  tflops: number
  /** of cuBLAS in the same precision */
  percent: number
  goal?: number
  /** ‖got − want‖ / ‖want‖ of some rows, against float64 */
  error: number
}

/** What each version should reach, in percent of cuBLAS. */
const goals: Record<string, number> = { coalesced: 8, shared: 14, register: 35, vector: 65, warp: 75, tf32: 20 }

/** All versions at size³, and cuBLAS in float32 and in TF32, twice each. */
export function ladder(kernels: Kernels, size: number, note: (text: string) => void, seconds = 0.25): Rung[] {
  const { device } = kernels
  const cublas = new Cublas(device)
  const sizes = { m: size, n: size, k: size }
  const numbers = [1, 2, 3, 4].map((seed) => randomNumbers(size * size, seed))
  const sets = [numbers.slice(0, 2), numbers.slice(2)].map(([a, b]) => ({
    a: device.upload(a),
    b: device.upload(b),
    out: device.alloc(4 * size * size),
  }))
  const wanted = sampledRows(numbers[0], numbers[1], size)

  const calls: Record<string, (i: number) => void> = {}
  for (const version of matmulVersions)
    if (kernels.has(`matmul_${version}`))
      calls[version] = (i) => {
        const { a, b, out } = sets[i % 2]
        matmul(kernels, version, [a, b, out], sizes)
      }
  calls.cublas = (i) => cublas.matmul({ ...sets[i % 2], ...sizes })
  calls['cublas tf32'] = (i) => cublas.matmul({ ...sets[i % 2], ...sizes, tf32: true })

  const errors: Record<string, number> = {}
  const rounds: Record<string, Timing>[] = [{}, {}]
  for (const [round, timings] of rounds.entries())
    for (const [name, call] of Object.entries(calls)) {
      sets[0].out.fill(0xffffffff)
      call(0)
      errors[name] ??= errorOf(sets[0].out, wanted, size)
      timings[name] = time(device, call, { seconds })
      note(
        `${name.padEnd(12)} round ${round + 1}: ${timings[name].ms.toFixed(3)} ms, error ${errors[name].toExponential(1)}`,
      )
    }
  const results = Object.keys(calls).map((name): Rung => {
    const twice = together(rounds[0][name], rounds[1][name])
    const peer = name.includes('tf32') ? 'cublas tf32' : 'cublas'
    const best = together(rounds[0][peer], rounds[1][peer]).ms
    return {
      name,
      tflops: (2 * size ** 3) / twice.ms / 1e9,
      percent: (100 * best) / twice.ms,
      goal: goals[name],
      error: errors[name],
      ...twice,
    }
  })
  for (const { a, b, out } of sets) for (const buffer of [a, b, out]) buffer.free()
  cublas.destroy()
  return results
}

/** Each version once, for a profiler. */
export function matmulOnce(kernels: Kernels, size: number): void {
  const { device } = kernels
  const numbers = randomNumbers(size * size)
  const buffers = [device.upload(numbers), device.upload(numbers), device.alloc(4 * size * size)] as const
  for (const version of matmulVersions)
    if (kernels.has(`matmul_${version}`)) matmul(kernels, version, buffers, { m: size, n: size, k: size })
  device.synchronize()
  for (const buffer of buffers) buffer.free()
}

const SAMPLES = 16

/** Some rows of the product in float64, spread over the matrix. */
function sampledRows(a: Float32Array, b: Float32Array, size: number): Float64Array {
  const out = new Float64Array(SAMPLES * size)
  for (let s = 0; s < SAMPLES; s++) {
    const row = rowOf(s, size)
    const sums = out.subarray(s * size, (s + 1) * size)
    for (let k = 0; k < size; k++) {
      const left = a[row * size + k]
      for (let j = 0; j < size; j++) sums[j] += left * b[k * size + j]
    }
  }
  return out
}

function rowOf(sample: number, size: number): number {
  return Math.floor((sample * (size - 1)) / (SAMPLES - 1))
}

function errorOf(out: DeviceBuffer, want: Float64Array, size: number): number {
  let difference = 0
  let length = 0
  for (let s = 0; s < SAMPLES; s++) {
    const got = out.read(new Float32Array(size), { offset: rowOf(s, size) * size * 4 })
    for (let j = 0; j < size; j++) {
      difference += (got[j] - want[s * size + j]) ** 2
      length += want[s * size + j] ** 2
    }
  }
  return Math.sqrt(difference / length)
}

export function printLadder(rungs: readonly Rung[], print: (text: string) => void): void {
  for (const { name, ms, tflops, percent, goal, spread, error } of rungs) {
    const verdict = goal === undefined ? '' : percent >= goal ? `goal ${goal}` : `MISSES ITS GOAL ${goal}`
    print(
      `${name.padEnd(12)} ${ms.toFixed(3).padStart(10)} ms ${tflops.toFixed(2).padStart(8)} TFLOP/s ${percent.toFixed(1).padStart(6)} %  spread ${(100 * spread).toFixed(1)} %  error ${error.toExponential(1)}  ${verdict}`,
    )
  }
}
