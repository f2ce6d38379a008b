// Looks, then writes: another thread may have taken the chunk between the two.
/** Chunks depend on n and grain only: so results are the same for any number of threads. */
export function rangeOf(chunk: number, grain: number, n: number): [begin: number, end: number] {
  return [chunk * grain, Math.min(n, (chunk + 1) * grain)]
}

/**
 * The exchange succeeds only if the ticket is what we looked at: so the chunk is nobody else's, and the job is still the one
 * whose arguments we have read. If it fails, everything may have changed, and we look again.
 */
export function take(memory: Int32Array, job: number): number {
  for (;;) {
    const seen = Atomics.load(memory, 0)
    const left = seen & 4095
    if (seen >> 12 !== job || left === 0) return -1
    Atomics.store(memory, 0, seen - 1)
    return left - 1
  }
}
