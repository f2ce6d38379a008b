import type { DeviceBuffer } from '../src/memory.ts'
import { pieces, type Kernels } from './kernels.ts'
import type { Rows } from './reduce.ts'

export const softmaxVersions = ['naive', 'block', 'online', 'registers', 'warp'] as const
export type SoftmaxVersion = (typeof softmaxVersions)[number]

/** Threads of a block that takes one row: enough that each has some numbers, a multiple of a warp. */
export function threadsOfRow(columns: number): number {
  return Math.min(256, pieces(columns, 32) * 32)
}

/** Does a row fit into the registers of a block of 256 threads? */
export function inRegisters(columns: number): boolean {
  return columns % 4 === 0 && columns <= 4096
}

/** The version for rows of a length. */
export function softmaxVersion(columns: number): SoftmaxVersion {
  if (columns <= 128) return 'warp'
  return inRegisters(columns) && columns >= 512 ? 'registers' : 'online'
}

export function softmaxFits(version: SoftmaxVersion, columns: number): boolean {
  return version === 'warp' ? columns <= 128 : version === 'registers' ? inRegisters(columns) : true
}

/** y = softmax(x) along rows. */
export function softmax(
  kernels: Kernels,
  x: DeviceBuffer,
  y: DeviceBuffer,
  { rows, columns }: Rows,
  version = softmaxVersion(columns),
): void {
  const kernel = kernels.get(`softmax_${version}`)
  if (version === 'naive') kernel.launch({ grid: pieces(rows, 128), block: 128 }, [x, y, rows, columns])
  else if (version === 'warp') kernel.launch({ grid: pieces(rows, 8), block: [32, 8] }, [x, y, rows, columns])
  else if (version === 'registers') kernel.launch({ grid: rows, block: 256 }, [x, y, columns])
  else kernel.launch({ grid: rows, block: threadsOfRow(columns) }, [x, y, columns])
}

/** out = the gradient with respect to x, from g, that with respect to y = softmax(x). */
export function softmaxGradient(
  kernels: Kernels,
  [g, y, out]: readonly [g: DeviceBuffer, y: DeviceBuffer, out: DeviceBuffer],
  { rows, columns }: Rows,
  registers = inRegisters(columns) && columns >= 512,
): void {
  const name = registers ? 'softmax_gradient_registers' : 'softmax_gradient'
  const block = registers ? 256 : threadsOfRow(columns)
  kernels.get(name).launch({ grid: rows, block }, [g, y, out, columns])
}

/** y = x − ln Σ eˣ along rows. */
export function logSoftmax(
  kernels: Kernels,
  x: DeviceBuffer,
  y: DeviceBuffer,
  { rows, columns }: Rows,
  registers = inRegisters(columns) && columns >= 512,
): void {
  const name = registers ? 'log_softmax_registers' : 'log_softmax'
  const block = registers ? 256 : threadsOfRow(columns)
  kernels.get(name).launch({ grid: rows, block }, [x, y, columns])
}

export function logSoftmaxGradient(
  kernels: Kernels,
  [g, y, out]: readonly [g: DeviceBuffer, y: DeviceBuffer, out: DeviceBuffer],
  { rows, columns }: Rows,
): void {
  kernels.get('log_softmax_gradient').launch({ grid: rows, block: threadsOfRow(columns) }, [g, y, out, columns])
}

/** y (rows) = ln Σ eˣ of each row. */
export function logSumExp(kernels: Kernels, x: DeviceBuffer, y: DeviceBuffer, { rows, columns }: Rows): void {
  kernels.get('log_sum_exp').launch({ grid: rows, block: threadsOfRow(columns) }, [x, y, columns])
}

/** out (rows, columns), from g (rows), x (rows, columns) and y (rows). */
export function logSumExpGradient(
  kernels: Kernels,
  [g, x, y, out]: readonly [g: DeviceBuffer, x: DeviceBuffer, y: DeviceBuffer, out: DeviceBuffer],
  { rows, columns }: Rows,
): void {
  kernels.get('log_sum_exp_gradient').launch({ grid: rows, block: threadsOfRow(columns) }, [g, x, y, out, columns])
}
