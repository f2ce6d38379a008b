import { ArgumentError } from '../src/errors.ts'
import type { DeviceBuffer } from '../src/memory.ts'
import { pieces, type Kernels } from './kernels.ts'

export const sumVersions = ['atomic', 'tree', 'shuffle', 'vector'] as const
export type SumVersion = (typeof sumVersions)[number]

const THREADS = 256

/** How many blocks add up n numbers, each to a sum of its own. */
function blocksFor(kernels: Kernels, version: SumVersion, n: number): number {
  const all = pieces(n, THREADS)
  return version === 'vector' ? Math.min(pieces(all, 4), kernels.device.multiprocessors * 8) : all
}

/** out[0] = Σ x, or Σ x². Memory for what is in between is taken from the pool and given back. */
export function sumAll(
  kernels: Kernels,
  version: SumVersion | 'squares',
  x: DeviceBuffer,
  out: DeviceBuffer,
  n: number,
): void {
  if (version === 'atomic') {
    out.fill(0)
    kernels.get('sum_atomic').launch({ grid: pieces(n, THREADS), block: THREADS }, [x, out, n])
    return
  }
  const squares = version === 'squares'
  const blocks = blocksFor(kernels, squares ? 'vector' : version, n)
  const kernel = kernels.get(`sum_${version}`)
  if (blocks === 1) {
    kernel.launch({ grid: 1, block: THREADS }, [x, out, n])
    return
  }
  const parts = kernels.device.alloc(4 * blocks)
  kernel.launch({ grid: blocks, block: THREADS }, [x, parts, n])
  sumAll(kernels, squares ? 'vector' : version, parts, out, blocks)
  parts.free()
}

export interface Rows {
  rows: number
  columns: number
}

/** Up to this length a warp is enough for a row. */
const SHORT = 1024
/** As much of a row as one block should read at least, when there are too few rows for all multiprocessors. */
const PART = 8192

/** out (rows) = the sum, the largest or the smallest of each row of x. */
export function reduceRows(
  kernels: Kernels,
  name: 'sum' | 'max' | 'min',
  x: DeviceBuffer,
  out: DeviceBuffer,
  { rows, columns }: Rows,
): void {
  if (columns <= SHORT) {
    const perBlock = 8
    kernels
      .get(`${name}_short_rows`)
      .launch({ grid: pieces(rows, perBlock), block: [32, perBlock] }, [x, out, rows, columns])
    return
  }
  const kernel = kernels.get(`${name}_long_rows`)
  const wanted = pieces(kernels.device.multiprocessors * 8, rows)
  const parts = Math.max(1, Math.min(wanted, Math.floor(columns / PART)))
  if (parts === 1) {
    kernel.launch({ grid: rows, block: THREADS }, [x, out, columns, 1])
    return
  }
  const between = kernels.device.alloc(4 * rows * parts)
  kernel.launch({ grid: rows * parts, block: THREADS }, [x, between, columns, parts])
  reduceRows(kernels, name, between, out, { rows, columns: parts })
  between.free()
}

/** out (rows), int32 = where the largest or the smallest of each row is, the first of several. */
export function argRows(
  kernels: Kernels,
  name: 'argmax' | 'argmin',
  x: DeviceBuffer,
  out: DeviceBuffer,
  { rows, columns }: Rows,
): void {
  if (columns < 1) throw new ArgumentError(`${name}: a row of ${columns} numbers has no ${name.slice(3)}imum`)
  const sign = name === 'argmax' ? 1 : -1
  kernels.get('arg_extreme_rows').launch({ grid: pieces(rows, 8), block: [32, 8] }, [x, out, rows, columns, sign])
}

/**
 * How rows are cut into parts that blocks add up at the same time: several times as many blocks as run at once, so that
 * little is lost when the last of them end one by one.
 */
export function rowParts(kernels: Kernels, { rows, columns }: Rows): { parts: number; chunk: number } {
  const across = pieces(columns, 32)
  const wanted = Math.max(1, Math.min(pieces(rows, 64), pieces(kernels.device.multiprocessors * 32, across)))
  const chunk = pieces(rows, wanted)
  return { parts: pieces(rows, chunk), chunk }
}

/** out (columns) = the sum of each column of x. */
export function sumColumns(kernels: Kernels, x: DeviceBuffer, out: DeviceBuffer, size: Rows): void {
  const { rows, columns } = size
  const { parts, chunk } = rowParts(kernels, size)
  const kernel = kernels.get('sum_columns')
  const across = pieces(columns, 32)
  if (parts === 1) {
    kernel.launch({ grid: across, block: [32, 8] }, [x, out, rows, columns, rows])
    return
  }
  const between = kernels.device.alloc(4 * parts * columns)
  kernel.launch({ grid: [across, parts], block: [32, 8] }, [x, between, rows, columns, chunk])
  kernel.launch({ grid: across, block: [32, 8] }, [between, out, parts, columns, parts])
  between.free()
}
