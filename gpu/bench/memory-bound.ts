import { batchNorm, batchNormStatistics } from '../launch/batch-norm.ts'
import { copy, copyStrided, transpose } from '../launch/copy.ts'
import { crossEntropy, crossEntropyGradient } from '../launch/cross-entropy.ts'
import { binary, binaryStrided, unary, unaryGradient } from '../launch/elementwise.ts'
import { embedding } from '../launch/gather.ts'
import type { Kernels } from '../launch/kernels.ts'
import { layerNorm, layerNormGradient, layerNormParameterGradients } from '../launch/layer-norm.ts'
import { adam, sgd } from '../launch/optimizers.ts'
import { maxPool2d } from '../launch/pooling.ts'
import { dropout } from '../launch/random.ts'
import { lstmStep } from '../launch/recurrent.ts'
import { reduceRows, sumAll, sumColumns, sumVersions } from '../launch/reduce.ts'
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
  /** in percent; the first versions of a ladder have none */
  goal?: number
}

interface Work {
  bytes: number
  /** a version on the way to a better one, which has no goal of its own */
  step?: boolean
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
  const words = device.upload(Int32Array.from({ length: rows }, (_, i) => (i * 7919) % rows))
  const ones = device.upload(new Float32Array(COLUMNS).fill(1))
  const images = { images: rows / 4, channels: 64, size: 256 }
  const pool = { planes: n / 256, height: 16, width: 16, kernel: 2, stride: 2 }
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
      run: ([a, b, c]) => layerNormGradient(kernels, { g: a, x: b, weight, mean: perRow, inverse: more, out: c }, size),
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
    dropout: {
      bytes: 2 * array,
      run: ([a, b]) => dropout(kernels, a, b, n, { p: 0.1, key: [1, 2], stream: 3 }),
    },
    'batch norm': {
      bytes: 2 * array,
      run: ([a, b]) => batchNorm(kernels, { x: a, mean: weight, variance: ones, weight, bias, y: b }, images),
    },
    'batch norm statistics': {
      bytes: array,
      run: ([a]) => batchNormStatistics(kernels, { x: a, mean: columnSums, variance: moreSums }, images),
    },
    'max pooling': {
      // A quarter comes out, and where it was.
      bytes: array + array / 2,
      run: ([a, b, c]) => maxPool2d(kernels, { x: a, y: b, where: c }, pool),
    },
    embedding: {
      bytes: 2 * array,
      run: ([a, b]) => embedding(kernels, { table: a, index: words, out: b }, { count: rows, width: COLUMNS }),
    },
    'LSTM step': {
      bytes: (4 + 4 + 3) * (array / 4),
      run: ([a, b, c, d]) =>
        lstmStep(kernels, { gates: a, cell: b, nextCell: c, output: d }, { batch: rows, hidden: COLUMNS / 4 }),
    },
  }
  for (const version of sumVersions.slice(0, -1))
    works[`sum of all, ${version}`] = {
      bytes: array,
      step: true,
      run: ([a]) => sumAll(kernels, version, a, perRow, n),
    }
  for (const version of ['naive', 'block', 'online'] as const)
    works[`softmax, ${version}`] = {
      bytes: 2 * array,
      step: true,
      run: ([a, b]) => softmax(kernels, a, b, size, version),
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
    for (const buffer of [...sets.flat(), ones, words, weight, bias, columnSums, moreSums, perRow, more, labels])
      buffer.free()
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
    for (const [name, { run }] of Object.entries(works))
      timings[name] = time(device, (i) => run(sets[i % 2]), { seconds })
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
      ...(works[name].step ? {} : { goal: MEMORY_GOAL }),
      ...twice(name),
    }
    note(printedRow(row))
    return row
  })
  free()
  return results
}

/** What a kernel should reach that moves each number once. */
const MEMORY_GOAL = 85

function printedRow({ name, ms, gigabytesPerSecond, percent, goal = 0, spread }: MemoryRow): string {
  const verdict = percent >= goal ? '' : `  MISSES ITS GOAL ${goal}`
  return `${name.padEnd(40)} ${ms.toFixed(4).padStart(9)} ms ${gigabytesPerSecond.toFixed(0).padStart(6)} GB/s ${percent.toFixed(1).padStart(6)} % of a copy  spread ${(100 * spread).toFixed(1)} %${verdict}`
}
