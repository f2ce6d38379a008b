import { memoryMap } from './memory-map.ts'

/**
 * A job that threads share, in shared memory: which kernel, for how many outputs, with
 * which arguments, and a ticket from which each takes the next chunk of outputs.
 *
 * The ticket is (number of the job << 12 | chunks left). Main writes the description first,
 * then the ticket. A taker reads the ticket, then the description, then exchanges the ticket
 * for one less, if it is still the same: then what it read was of this job. A ticket with
 * no chunks left is never exchanged, so nobody works from a description that main is just
 * writing. Threads that sleep, start late or are gone cost nothing.
 */
export const jobLayout = {
  /** Indices of Int32 from memoryMap.job on. What different threads write lies apart. */
  ticket: 0,
  /** Chunks that workers have finished. */
  done: 16,
  /** Workers that sleep until the ticket changes. */
  sleepers: 32,
  /** 1 while main sleeps until `done` changes. */
  waiting: 33,
  /** 1 after a kernel failed in a worker. */
  failed: 34,
  /** Workers that have started. */
  started: 35,
  /** The description: number of the kernel, outputs, outputs a chunk, arguments. */
  kernel: 48,
  outputs: 49,
  grain: 50,
  count: 51,
  /** Index of the first argument among the Float64. */
  arguments: 26,
  chunkBits: 12,
} as const

export const MOST_CHUNKS = 2 ** jobLayout.chunkBits - 1

/** A ticket is an int32 that is not negative: 31 bits, of which the chunks take 12. */
const JOBS = 2 ** (31 - jobLayout.chunkBits)

/** The number of the job after this one; after 524,287 comes 0. */
export function nextJob(job: number): number {
  return (job + 1) % JOBS
}

export function ticketOf(job: number, chunks: number): number {
  return job * (MOST_CHUNKS + 1) + chunks
}

export function jobWords(memory: WebAssembly.Memory): Int32Array {
  return new Int32Array(memory.buffer, memoryMap.job, 64)
}

export function jobNumbers(memory: WebAssembly.Memory): Float64Array {
  return new Float64Array(memory.buffer, memoryMap.job, 48)
}
