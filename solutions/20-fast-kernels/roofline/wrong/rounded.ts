// Rounds to the nearest n, which may still be bound by memory.
/** The memory can feed flops / bytes · bandwidth, the arithmetic can do peak: the slower one sets the pace. */
export function attainable(peak: number, bandwidth: number, flops: number, bytes: number): number {
  return Math.min(peak, (flops / bytes) * bandwidth)
}

export function limit(peak: number, bandwidth: number, flops: number, bytes: number): 'memory' | 'compute' {
  return (flops / bytes) * bandwidth < peak ? 'memory' : 'compute'
}

/** 2n³ FLOP over 3 · 4n² bytes are n / 6 FLOP a byte; n / 6 · bandwidth ≥ peak. */
export function smallestComputeBound(peak: number, bandwidth: number): number {
  return Math.max(1, Math.round((6 * peak) / bandwidth))
}
