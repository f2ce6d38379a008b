import { todo } from '#exercises'

/**
 * The outputs of chunk number `chunk` when n outputs are cut into
 * chunks of `grain`: [begin, end). The last chunk may be shorter.
 * It does not depend on how many threads there are.
 *
 *     rangeOf(0, 100, 250)    // [0, 100]
 *     rangeOf(2, 100, 250)    // [200, 250]
 */
export function rangeOf(chunk: number, grain: number, n: number): [begin: number, end: number] {
  return todo('rangeOf')
}

/**
 * Takes a chunk of a job, for one of several threads that all do
 * so at the same time. Returns its number, or −1 if there is none
 * left to take.
 *
 * memory[0] is the ticket: job · 4096 + how many chunks are left,
 * for jobs from 0 to 524,287: beyond, it would not fit an int32.
 * Chunks are taken from the last to the first: with three left,
 * the next is number 2. `job` is the job that this thread has
 * read about; if the ticket belongs to another job by now, there
 * is nothing to take: −1. Two threads must never get the same
 * chunk, and a thread that comes late must not take one of a job
 * whose arguments it has not read.
 *
 * Use `Atomics.load(memory, 0)` and
 * `Atomics.compareExchange(memory, 0, seen, wanted)`: it writes
 * `wanted` only if `seen` is still there, and returns what was
 * there. Between any two of your lines another thread may have
 * taken a chunk.
 *
 *     take(Int32Array.of(5 * 4096 + 3), 5)    // 2
 *
 * and the ticket is then 5 · 4096 + 2.
 */
export function take(memory: Int32Array, job: number): number {
  return todo('take')
}
