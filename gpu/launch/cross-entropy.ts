import type { DeviceBuffer } from '../src/memory.ts'
import type { Kernels } from './kernels.ts'
import type { Rows } from './reduce.ts'
import { threadsOfRow } from './softmax.ts'

/** loss (rows) = −ln softmax(x)[label], total (rows) = ln Σ eˣ; labels: int32 (rows). */
export function crossEntropy(
  kernels: Kernels,
  { x, labels, loss, total }: Record<'x' | 'labels' | 'loss' | 'total', DeviceBuffer>,
  { rows, columns }: Rows,
): void {
  kernels.get('cross_entropy').launch({ grid: rows, block: 256 }, [x, labels, loss, total, columns])
}

/** out (rows, columns) = g · (softmax(x) − 1 at the label), g (rows). */
export function crossEntropyGradient(
  kernels: Kernels,
  { g, x, labels, total, out }: Record<'g' | 'x' | 'labels' | 'total' | 'out', DeviceBuffer>,
  { rows, columns }: Rows,
): void {
  const options = { grid: rows, block: threadsOfRow(columns) }
  kernels.get('cross_entropy_gradient').launch(options, [g, x, labels, total, out, columns])
}
