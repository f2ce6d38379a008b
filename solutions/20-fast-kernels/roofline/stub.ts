import { todo } from '#exercises'

/**
 * The speed that a kernel cannot exceed, in GFLOP/s.
 *
 * - peak: what the arithmetic can do, in GFLOP/s
 * - bandwidth: what the memory can deliver, in GB/s
 * - flops, bytes: the work of the kernel, and the least that it
 *   must read and write
 *
 * Example: with 50 GFLOP/s and 20 GB/s, one FLOP for every 12
 * bytes gives
 *
 *     attainable(50, 20, 1, 12)    // 1.667
 */
export function attainable(peak: number, bandwidth: number, flops: number, bytes: number): number {
  return todo('attainable')
}

/**
 * What holds this kernel back: 'memory', or 'compute'. Where both
 * take equally long, 'compute'.
 *
 *     limit(50, 20, 1, 12)         // 'memory'
 */
export function limit(peak: number, bandwidth: number, flops: number, bytes: number): 'memory' | 'compute' {
  return todo('limit')
}

/**
 * The smallest whole n for which the product of two n × n
 * matrices of float32 is bound by compute. Each of A, B and C
 * moves once, and each element of C takes n products and n sums.
 *
 *     smallestComputeBound(50, 20) // 15
 */
export function smallestComputeBound(peak: number, bandwidth: number): number {
  return todo('smallestComputeBound')
}
