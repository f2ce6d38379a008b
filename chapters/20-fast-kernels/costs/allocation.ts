import { hostMemory } from 'chalkgrad/storage/memory'
import { BufferPool } from 'chalkgrad/storage/pool'
import { secondsPerCall } from '../stopwatch.ts'

export const lengths = [10, 100, 1000, 10_000]

/** Nanoseconds to make an array of that length, and to take it from a pool and give it back. */
export function costOfAllocation(
  length: number,
  budget?: number,
): { made: number; pooled: number } {
  const pool = new BufferPool(hostMemory, 1)
  pool.give('float32', hostMemory('float32', length))
  const calls = 1000
  let kept: Float32Array | undefined
  const made = secondsPerCall(() => {
    for (let i = 0; i < calls; i++) kept = new Float32Array(length)
  }, budget)
  const pooled = secondsPerCall(() => {
    for (let i = 0; i < calls; i++) pool.give('float32', pool.take('float32', length))
  }, budget)
  if (kept?.length !== length) throw new Error('the array should have been made')
  return { made: (1e9 * made) / calls, pooled: (1e9 * pooled) / calls }
}
