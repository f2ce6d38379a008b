import type { DeviceBuffer } from '../src/memory.ts'
import { pieces, type Kernels } from './kernels.ts'

/** out (count, width) = table (words, width) at index (count), int32. */
export function embedding(
  kernels: Kernels,
  { table, index, out }: Record<'table' | 'index' | 'out', DeviceBuffer>,
  { count, width }: { count: number; width: number },
): void {
  // A thread for each 4 columns of a row.
  const block = Math.min(256, pieces(pieces(width, 4), 32) * 32)
  kernels.get('embedding').launch({ grid: count, block }, [table, index, out, width])
}

/** out (words, width) at index += g (count, width); out holds numbers already. */
export function embeddingGradient(
  kernels: Kernels,
  { g, index, out }: Record<'g' | 'index' | 'out', DeviceBuffer>,
  { count, width }: { count: number; width: number },
): void {
  kernels
    .get('embedding_gradient')
    .launch({ grid: pieces(count * width, 256), block: 256 }, [g, index, out, count, width])
}

/** x: (outer, axis, inner), index and out: (outer, m, inner) */
export interface GatherSizes {
  outer: number
  axis: number
  m: number
  inner: number
}

export function gather(
  kernels: Kernels,
  { x, index, out }: Record<'x' | 'index' | 'out', DeviceBuffer>,
  { outer, axis, m, inner }: GatherSizes,
): void {
  const options = { grid: pieces(outer * m * inner, 256), block: 256 }
  kernels.get('gather').launch(options, [x, index, out, outer, axis, m, inner])
}

/** out (outer, axis, inner) at index += x (outer, m, inner); out holds numbers already. */
export function scatterAdd(
  kernels: Kernels,
  { x, index, out }: Record<'x' | 'index' | 'out', DeviceBuffer>,
  { outer, axis, m, inner }: GatherSizes,
): void {
  const options = { grid: pieces(outer * m * inner, 256), block: 256 }
  kernels.get('scatter_add').launch(options, [x, index, out, outer, axis, m, inner])
}
