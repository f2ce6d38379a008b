import type { Worker } from 'node:worker_threads'
import { ThreadError } from '../errors.ts'
import {
  jobLayout as job,
  jobNumbers,
  jobWords,
  MOST_CHUNKS,
  nextJob,
  ticketOf,
} from './job.ts'
import type { RangeKernel } from './exports.ts'
import { callKernel, callTable, type CLibrary, type CCall } from './c-calls.ts'
import type { Parts, Sharing } from './runtime.ts'
import { memoryMap } from './memory-map.ts'
import { startWorker, type OpenedByWorkers } from './start-worker.ts'

/** How long main waits awake for the last chunks. */
const MAIN_AWAKE = 0.1
/** Main then sleeps in naps, so that a process that was stopped for a while loses no more than one. */
const NAP = 100

export interface ThreadOptions extends Parts {
  /** How many threads compute, main included. */
  count: number
  /** How long a chunk may take, in milliseconds, before its thread counts as lost. */
  patience?: number
}

/** Worker threads that take chunks of a job together with the thread that owns the tensors. */
export class Threads implements Sharing {
  readonly count: number
  private readonly parts: Parts
  private readonly words: Int32Array
  private readonly numbers: Float64Array
  private readonly kernels: RangeKernel[]
  private readonly numberOf: Map<string, number>
  private readonly naps: number
  /** Those that run. None until there is work to share: a program of small tensors starts none. */
  private readonly workers = new Set<Worker>()
  private begun = false
  /** The C library that workers open when they start, and the number of its kernel. */
  private library: OpenedByWorkers | undefined
  private jobs = 0
  private lost = false

  constructor({ count, patience = 10_000, ...parts }: ThreadOptions) {
    this.count = count
    this.parts = parts
    this.words = jobWords(parts.memory)
    this.numbers = jobNumbers(parts.memory)
    // Instances of one module list their exports in one order: a number means the same kernel in all threads.
    this.kernels = Object.values(parts.wasm)
    this.numberOf = new Map(Object.keys(parts.wasm).map((name, i) => [name, i]))
    this.naps = Math.ceil(patience / NAP)
  }

  /** A worker that cannot start, or ends, takes no chunks: the others do the work. */
  private start(): void {
    this.begun = true
    try {
      for (let i = 1; i < this.count; i++) {
        const worker = startWorker(i, this.parts, this.library)
        worker.on('exit', () => this.workers.delete(worker))
        this.workers.add(worker)
      }
    } catch {
      // The machine, or its owner, allows no more threads.
    }
  }

  get started(): number {
    return Atomics.load(this.words, job.started)
  }

  run(name: string, n: number, grain: number, args: readonly number[]): void {
    const { words, numbers } = this
    const number = this.numberOf.get(name) ?? -1
    const kernel = this.kernels[number]
    if (this.lost) return kernel(0, n, ...args)
    if (!this.begun) this.start()
    const size = grain * Math.ceil(n / grain / MOST_CHUNKS)
    const chunks = Math.ceil(n / size)
    words[job.kernel] = number
    words[job.outputs] = n
    words[job.grain] = size
    words[job.count] = args.length
    for (let i = 0; i < args.length; i++) numbers[job.arguments + i] = args[i]
    Atomics.store(words, job.done, 0)
    Atomics.store(words, job.failed, 0)
    this.jobs = nextJob(this.jobs)
    Atomics.store(words, job.ticket, ticketOf(this.jobs, chunks))
    if (Atomics.load(words, job.sleepers) > 0) Atomics.notify(words, job.ticket, chunks - 1)
    let taken = 0
    try {
      for (let left = this.take(); left > 0; left = this.take()) {
        taken++
        const begin = (left - 1) * size
        kernel(begin, Math.min(n, begin + size), ...args)
      }
    } finally {
      // After a failure here, nobody may take the rest.
      const left = Atomics.and(words, job.ticket, ~MOST_CHUNKS) & MOST_CHUNKS
      this.waitFor(name, chunks - taken - left)
    }
    if (Atomics.load(words, job.failed) === 1)
      throw new ThreadError(
        `'${name}' failed in a worker thread. Please report this: it is a mistake in the kernels`,
      )
  }

  callsOf(library: CLibrary): (calls: readonly CCall[]) => void {
    const { rows, width } = callTable
    const { buffer } = this.parts.memory
    const table = new Float64Array(buffer, memoryMap.calls, rows * width)
    const kernel = this.kernels.push(callKernel(library.functions, table)) - 1
    const name = `calls of ${library.path}, ${kernel}`
    this.numberOf.set(name, kernel)
    this.library = { ...library, kernel }
    return (calls) => {
      for (let first = 0; first < calls.length; first += rows) {
        const some = calls.slice(first, first + rows)
        some.forEach(([index, ...args], i) =>
          table.set([index, args.length, ...args], i * width),
        )
        this.run(name, some.length, 1, [])
      }
    }
  }

  /**
   * Takes a chunk: how many were left with it, 0 when there is none. `& MOST_CHUNKS` keeps the
   * part of the ticket that counts chunks.
   */
  private take(): number {
    const { words } = this
    for (;;) {
      const ticket = Atomics.load(words, job.ticket)
      const left = ticket & MOST_CHUNKS
      if (
        left === 0 ||
        Atomics.compareExchange(words, job.ticket, ticket, ticket - 1) === ticket
      )
        return left
    }
  }

  /** Waits until workers have finished as many chunks: awake at first, then asleep. */
  private waitFor(name: string, chunks: number): void {
    const { words } = this
    if (Atomics.load(words, job.done) === chunks) return
    const until = performance.now() + MAIN_AWAKE
    for (let spins = 1; spins % 64 > 0 || performance.now() < until; spins++) {
      if (Atomics.load(words, job.done) === chunks) return
    }
    Atomics.store(words, job.waiting, 1)
    let naps = 0
    for (let done = Atomics.load(words, job.done); done !== chunks;) {
      if (Atomics.wait(words, job.done, done, NAP) === 'timed-out' && ++naps === this.naps)
        this.giveUp(name)
      const now = Atomics.load(words, job.done)
      if (now !== done) naps = 0
      done = now
    }
    Atomics.store(words, job.waiting, 0)
  }

  private giveUp(name: string): never {
    this.lost = true
    Atomics.store(this.words, job.waiting, 0)
    void this.stop()
    throw new ThreadError(
      `a worker thread took a part of '${name}' and has not finished it: it was killed, or ran out of memory. ` +
        `The result is incomplete; what follows is computed by one thread. CHALKGRAD_THREADS=1 avoids workers`,
    )
  }

  async ready(): Promise<void> {
    if (!this.begun) this.start()
    while (this.started < this.workers.size)
      await new Promise((done) => setTimeout(done, 1))
  }

  async stop(): Promise<void> {
    this.lost = true
    await Promise.all([...this.workers].map((worker) => worker.terminate()))
  }
}
