import type { DeviceBuffer } from '../src/memory.ts'
import { pieces, type Kernels } from './kernels.ts'
import type { Rows } from './reduce.ts'
import { inRegisters, threadsOfRow } from './softmax.ts'

/** loss (rows) = −ln softmax(x)[label], total (rows) = ln Σ eˣ; labels: int32 (rows). */
export function crossEntropy(
  kernels: Kernels,
  { x, labels, loss, total }: Record<'x' | 'labels' | 'loss' | 'total', DeviceBuffer>,
  { rows, columns }: Rows,
): void {
  const name = inRegisters(columns) ? 'cross_entropy_registers' : 'cross_entropy'
  kernels.get(name).launch({ grid: rows, block: 256 }, [x, labels, loss, total, columns])
}

/** out (rows, columns) = g · (softmax(x) − 1 at the label), g (rows). */
export function crossEntropyGradient(
  kernels: Kernels,
  { g, x, labels, total, out }: Record<'g' | 'x' | 'labels' | 'total' | 'out', DeviceBuffer>,
  { rows, columns }: Rows,
): void {
  const options = { grid: [rows, pieces(columns, 4096)] as const, block: threadsOfRow(columns) }
  kernels.get('cross_entropy_gradient').launch(options, [g, x, labels, total, out, columns])
}
