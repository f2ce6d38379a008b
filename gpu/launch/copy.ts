import type { DeviceBuffer } from '../src/memory.ts'
import { elements, threadsFor, type Strided } from './elementwise.ts'
import { pieces, type Kernels } from './kernels.ts'
import { packLayout } from './layout.ts'

/** out = x, both contiguous. */
export function copy(kernels: Kernels, x: DeviceBuffer, out: DeviceBuffer, n: number): void {
  kernels.get('copy_contiguous').launch(threadsFor(n, 4), [x, out, n])
}

/** out[i] = x[i] for any two layouts of one shape. */
export function copyStrided(kernels: Kernels, x: Strided, out: Strided, shape: readonly number[]): void {
  const n = elements(shape)
  const layout = packLayout(shape, x.strides, out.strides)
  kernels.get('copy_strided').launch(threadsFor(n, 4), [x.buffer, out.buffer, layout, n])
}

/** out[i] = value for any layout. */
export function fill(kernels: Kernels, value: number, out: Strided, shape: readonly number[]): void {
  const n = elements(shape)
  const layout = packLayout(shape, out.strides, out.strides)
  kernels.get('fill_strided').launch(threadsFor(n, 4), [value, out.buffer, layout, n])
}

/** out (batch, columns, rows) = x (batch, rows, columns) with each matrix turned. */
export function transpose(
  kernels: Kernels,
  x: DeviceBuffer,
  out: DeviceBuffer,
  { batch = 1, rows, columns }: { batch?: number; rows: number; columns: number },
): void {
  const grid = [pieces(columns, 32), pieces(rows, 32), batch] as const
  kernels.get('transpose').launch({ grid, block: [32, 8] }, [x, out, rows, columns])
}
