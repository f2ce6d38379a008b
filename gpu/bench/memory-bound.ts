import { copy, copyStrided, transpose } from '../launch/copy.ts'
import { crossEntropy, crossEntropyGradient } from '../launch/cross-entropy.ts'
import { binary, binaryStrided, unary, unaryGradient } from '../launch/elementwise.ts'
import type { Kernels } from '../launch/kernels.ts'
import { layerNorm, layerNormGradient, layerNormParameterGradients } from '../launch/layer-norm.ts'
import { adam, sgd } from '../launch/optimizers.ts'
import { reduceRows, sumAll, sumColumns } from '../launch/reduce.ts'
import { logSoftmax, softmax, softmaxGradient } from '../launch/softmax.ts'
import type { DeviceBuffer } from '../src/memory.ts'
import { randomNumbers, time, together, type Timing, type Twice } from './timing.ts'

/** One kernel that waits for memory and not for arithmetic, measured. */
export interface MemoryRow extends Twice {
  name: string
  /** what must be moved at least: each input read once, each output written once */
  megabytes: number
  gigabytesPerSecond: number
  /** of a copy by the driver, measured beside it */
  percent: number
}

interface Work {
  bytes: number
  run(set: DeviceBuffer[]): void
}

/** Rows of this length are what a language model of middle size has. */
const COLUMNS = 4096

/** The buffers of all works, and the works. */
function prepare(kernels: Kernels, n: number) {
  const { device } = kernels
  const rows = n / COLUMNS
  const size = { rows, columns: COLUMNS }
  const numbers = randomNumbers(n)
  // Two sets, so that what was used just now is not what comes next.
  const sets = [0, 1].map(() => Array.from({ length: 4 }, () => device.upload(numbers)))
  const [weight, bias, columnSums, moreSums] = [0, 1, 2, 3].map(() => device.upload(numbers.subarray(0, COLUMNS)))
  const [perRow, more] = [0, 1].map(() => device.upload(numbers.subarray(0, rows)))
  const labels = device.upload(Int32Array.from({ length: rows }, (_, i) => (i * 7919) % COLUMNS))
  const array = 4 * n
  const works: Record<string, Work> = {
    'driver copy': { bytes: 2 * array, run: ([a, b]) => void b.copyFrom(a) },
    copy: { bytes: 2 * array, run: ([a, b]) => copy(kernels, a, b, n) },
    relu: { bytes: 2 * array, run: ([a, b]) => unary(kernels, 'relu', a, b, n) },
    exp: { bytes: 2 * array, run: ([a, b]) => unary(kernels, 'exp', a, b, n) },
    gelu: { bytes: 2 * array, run: ([a, b]) => unary(kernels, 'gelu', a, b, n) },
    'gelu gradient': { bytes: 4 * array, run: ([a, b, c, d]) => unaryGradient(kernels, 'gelu', [a, b, c, d], n) },
    add: { bytes: 3 * array, run: ([a, b, c]) => binary(kernels, 'add', [a, b, c], n) },
    'add of a row': {
      bytes: 2 * array,
      run: ([a, b]) => {
        const operands = [
          { buffer: a, strides: [COLUMNS, 1] },
          { buffer: bias, strides: [0, 1] },
        ] as const
        binaryStrided(kernels, 'add', operands, b, [rows, COLUMNS])
      },
    },
    transpose: { bytes: 2 * array, run: ([a, b]) => transpose(kernels, a, b, size) },
    'copy of a permuted tensor': {
      bytes: 2 * array,
      run: ([a, b]) => {
        // (rows/32, 64, 32, 64) of (rows/32, 32, 64, 64): the heads of attention.
        const to = { buffer: b, strides: [32 * COLUMNS, 32 * 64, 64, 1] }
        copyStrided(kernels, { buffer: a, strides: [32 * COLUMNS, 64, COLUMNS, 1] }, to, [rows / 32, 64, 32, 64])
      },
    },
    'sum of all': { bytes: array, run: ([a]) => sumAll(kernels, 'vector', a, perRow, n) },
    'sum of rows': { bytes: array, run: ([a]) => reduceRows(kernels, 'sum', a, perRow, size) },
    'sum of columns': { bytes: array, run: ([a]) => sumColumns(kernels, a, columnSums, size) },
    softmax: { bytes: 2 * array, run: ([a, b]) => softmax(kernels, a, b, size) },
    'softmax gradient': { bytes: 3 * array, run: ([a, b, c]) => softmaxGradient(kernels, [a, b, c], size) },
    'log softmax': { bytes: 2 * array, run: ([a, b]) => logSoftmax(kernels, a, b, size) },
    'cross-entropy': {
      bytes: array,
      run: ([a]) => crossEntropy(kernels, { x: a, labels, loss: perRow, total: more }, size),
    },
    'cross-entropy gradient': {
      bytes: 2 * array,
      run: ([a, b]) => crossEntropyGradient(kernels, { g: perRow, x: a, labels, total: more, out: b }, size),
    },
    'layer norm': {
      bytes: 2 * array,
      run: ([a, b]) => layerNorm(kernels, { x: a, weight, bias, y: b, mean: perRow, inverse: more }, size),
    },
    'layer norm gradient': {
      bytes: 3 * array,
      run: ([a, b, c]) =>
        layerNormGradient(kernels, { g: a, x: b, weight, mean: perRow, inverse: more, out: c }, size),
    },
    'layer norm gradient of weight and bias': {
      bytes: 2 * array,
      run: ([a, b]) => {
        const gradients = { weightGradient: columnSums, biasGradient: moreSums }
        layerNormParameterGradients(kernels, { g: a, x: b, mean: perRow, inverse: more, ...gradients }, size)
      },
    },
    'sum of squares': { bytes: array, run: ([a]) => sumAll(kernels, 'squares', a, perRow, n) },
    sgd: { bytes: 3 * array, run: ([a, b]) => sgd(kernels, { p: a, g: b, n }, { learningRate: 1e-9 }) },
    adamW: {
      bytes: 7 * array,
      run: ([a, b, c, d]) => {
        const rates = { learningRate: 1e-9, weightDecay: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, t: 10 }
        adam(kernels, 'adamW', { p: a, g: b, n }, [c, d], rates)
      },
    },
  }
  const restore = (): void => {
    for (const set of sets) {
      for (const buffer of set) buffer.write(numbers)
      // The second slot of Adam holds averages of squares, which are never negative.
      unary(kernels, 'square', set[0], set[3], n)
    }
    layerNorm(kernels, { x: sets[0][0], weight, bias, y: sets[0][1], mean: perRow, inverse: more }, size)
  }
  const free = (): void => {
    for (const buffer of [...sets.flat(), weight, bias, columnSums, moreSums, perRow, more, labels]) buffer.free()
  }
  return { works, sets, restore, free }
}

/** Each of them once, for a profiler. */
export function memoryOnce(kernels: Kernels, n: number): void {
  const { works, sets, restore, free } = prepare(kernels, n)
  restore()
  for (const { run } of Object.values(works)) run(sets[0])
  kernels.device.synchronize()
  free()
}

/**
 * All of them, twice each. `n` numbers in each big array: 4n bytes must be more than the cache holds.
 * @param n a multiple of 4096 · 32
 */
export function memoryBound(kernels: Kernels, n: number, note: (text: string) => void, seconds = 0.1): MemoryRow[] {
  const { device } = kernels
  const { works, sets, restore, free } = prepare(kernels, n)
  const rounds: Record<string, Timing>[] = [{}, {}]
  for (const timings of rounds) {
    restore()
    for (const [name, { run }] of Object.entries(works)) timings[name] = time(device, (i) => run(sets[i % 2]), { seconds })
  }
  const twice = (name: string) => together(rounds[0][name], rounds[1][name])
  const rate = (name: string) => works[name].bytes / twice(name).ms / 1e6
  const results = Object.keys(works).map((name): MemoryRow => {
    const gigabytesPerSecond = rate(name)
    const row = {
      name,
      megabytes: works[name].bytes / 1e6,
      gigabytesPerSecond,
      percent: (100 * gigabytesPerSecond) / rate('driver copy'),
      ...twice(name),
    }
    note(printedRow(row))
    return row
  })
  free()
  return results
}

export const MEMORY_GOAL = 85

export function printedRow({ name, ms, gigabytesPerSecond, percent, spread }: MemoryRow): string {
  const verdict = percent >= MEMORY_GOAL ? '' : `  MISSES ITS GOAL ${MEMORY_GOAL}`
  return `${name.padEnd(40)} ${ms.toFixed(4).padStart(9)} ms ${gigabytesPerSecond.toFixed(0).padStart(6)} GB/s ${percent.toFixed(1).padStart(6)} % of a copy  spread ${(100 * spread).toFixed(1)} %${verdict}`
}
