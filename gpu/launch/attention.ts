import { ArgumentError } from '../src/errors.ts'
import type { DeviceBuffer } from '../src/memory.ts'
import { pieces, type Kernels } from './kernels.ts'

/** q, out: (heads, queries, width), k, v: (heads, keys, width); heads counts the heads of all examples. */
export interface AttentionSizes {
  heads: number
  queries: number
  keys: number
  width: number
  /** query t sees keys up to t + keys − queries only. Default false. */
  causal?: boolean
}

const TILE = 32
/** The widest head that the fused kernels take. */
export const MAX_WIDTH = 64

function check({ queries, keys, causal = false }: AttentionSizes): void {
  if (causal && queries > keys)
    throw new ArgumentError(`attention: of ${queries} queries the first would see none of ${keys} keys`)
}

function numbers({ queries, keys, width, causal = false }: AttentionSizes): number[] {
  return [queries, keys, width, 1 / Math.sqrt(width), causal ? 1 : 0]
}

/** out = softmax(q·kᵀ / √width) · v, a block for each query. */
export function attentionNaive(
  kernels: Kernels,
  { q, k, v, out }: Record<'q' | 'k' | 'v' | 'out', DeviceBuffer>,
  sizes: AttentionSizes,
): void {
  check(sizes)
  const { heads, queries, keys } = sizes
  // Whole words of 16 bytes: the assembler joins reads of neighbors, also ahead of the comparison that makes them needed.
  const shared = 16 * pieces(keys, 4)
  const options = { grid: [queries, heads] as const, block: 128, shared }
  kernels.get('attention_naive').launch(options, [q, k, v, out, ...numbers(sizes)])
}

function checkFused(sizes: AttentionSizes): void {
  check(sizes)
  if (sizes.width > MAX_WIDTH)
    throw new ArgumentError(`attention: the fused kernels take heads up to ${MAX_WIDTH} wide, not ${sizes.width}`)
}

/** The same tile by tile; total (heads, queries) = ln Σ e^score is kept for the gradient. */
export function attention(
  kernels: Kernels,
  { q, k, v, out, total }: Record<'q' | 'k' | 'v' | 'out' | 'total', DeviceBuffer>,
  sizes: AttentionSizes,
): void {
  checkFused(sizes)
  const options = { grid: [pieces(sizes.queries, TILE), sizes.heads] as const, block: [16, 16] as const }
  kernels.get('attention_fused').launch(options, [q, k, v, out, total, ...numbers(sizes)])
}

/** The gradients with respect to q, k and v, from g, that with respect to out. */
export function attentionGradient(
  kernels: Kernels,
  b: Record<'g' | 'q' | 'k' | 'v' | 'out' | 'total' | 'gQ' | 'gK' | 'gV', DeviceBuffer>,
  sizes: AttentionSizes,
): void {
  checkFused(sizes)
  const { heads, queries, keys, width } = sizes
  const rows = heads * queries
  const delta = kernels.device.alloc(4 * rows)
  kernels.get('attention_delta').launch({ grid: pieces(rows, 8), block: [32, 8] }, [b.g, b.out, delta, rows, width])
  const block = [16, 16] as const
  const inputs = [b.g, b.q, b.k, b.v, b.total, delta]
  kernels
    .get('attention_query_gradient')
    .launch({ grid: [pieces(queries, TILE), heads], block }, [...inputs, b.gQ, ...numbers(sizes)])
  kernels
    .get('attention_key_gradient')
    .launch({ grid: [pieces(keys, TILE), heads], block }, [...inputs, b.gK, b.gV, ...numbers(sizes)])
  delta.free()
}
