import {
  MessageChannel,
  receiveMessageOnPort,
  Worker,
  type MessagePort,
} from 'node:worker_threads'
import type { Batch, Fields, XY } from '../data/batches.ts'
import * as errors from '../errors.ts'
import { checkArgument, checkOptions } from '../options.ts'
import { inScope } from '../storage/scope.ts'
import type { TypedArray } from '../storage/dtype.ts'
import { tensor } from '../tensor/create.ts'
import type { Shape } from '../shape/shape.ts'

export interface PrefetchOptions {
  /** At most so many batches are made before they are asked for. Default 4. */
  ahead?: number
  /** After so many milliseconds without a batch the loop gives up. Default 60,000. */
  patience?: number
}

/** A tensor on its way between threads. */
export interface Packed {
  data: TypedArray
  shape: Shape
}
export type Message =
  | { kind: 'ready'; length?: number }
  | { kind: 'batch'; fields: Record<string, Packed> }
  | { kind: 'end' }
  | { kind: 'error'; name: string; message: string; stack?: string }

export interface Work {
  source: string
  options: unknown
  ahead: number
  port: MessagePort
  /** How many messages were posted, and how many were taken. */
  counts: Int32Array
}

/**
 * Batches that another thread makes while this one trains: for data whose reading or
 * augmentation takes about as long as a step. A function cannot be sent to a thread, so the
 * work is a module whose default export makes the batches, and plain options for it:
 *
 *     // augmented.ts
 *     export default ({ seed }: { seed: number }) => new Batches(…, { transform: … })
 *
 *     // train.ts
 *     const batches = new Prefetch(new URL('./augmented.ts', import.meta.url), { seed: 1 })
 *     fit(model, batches, …)
 *
 * Used like any other batches: each `for` loop is one pass, each turn of it a scope. Order
 * and numbers are those of the module's own batches. The loop waits for a batch without
 * giving way to promises and events, as all of the engine computes.
 */
export class Prefetch<Part extends Fields = XY> implements Iterable<Batch<Part>> {
  private readonly source: string
  private readonly patience: number
  private readonly worker: Worker
  private readonly port: MessagePort
  private readonly counts = new Int32Array(new SharedArrayBuffer(8))
  private first: number | undefined
  private ready = false
  private state: 'open' | 'reading' | 'closed' = 'open'

  /** @throws ArgumentError unless ahead is a whole number ≥ 1. */
  constructor(source: URL, options: unknown = undefined, how: PrefetchOptions = {}) {
    checkOptions('Prefetch', how, { ahead: 'number', patience: 'number' })
    checkArgument('Prefetch', 'the module', source, URL)
    checkSendable(options)
    const { ahead = 4, patience = 60_000 } = how
    if (!Number.isInteger(ahead) || ahead < 1)
      throw new errors.ArgumentError(
        `Prefetch: ahead must be a whole number ≥ 1, got ${ahead}`,
      )
    this.source = source.href
    this.patience = patience
    const { port1, port2 } = new MessageChannel()
    const work: Work = {
      source: source.href,
      options,
      ahead,
      port: port2,
      counts: this.counts,
    }
    this.port = port1
    this.worker = new Worker(new URL('./prefetch-worker.js', import.meta.url), {
      workerData: work,
      transferList: [port2],
      execArgv: [], // what was meant for the program, such as -e, could keep the thread from starting
    })
    // A program that is done ends, whatever the thread is at.
    this.worker.unref()
    this.worker.on('error', () => this.close()) // told as a message, or by silence
  }

  /** Batches in a pass, where the module's batches know it. */
  get length(): number | undefined {
    if (!this.ready && this.state === 'open') this.begin()
    return this.first
  }

  *[Symbol.iterator](): Generator<Batch<Part>, void, undefined> {
    if (this.state !== 'open') throw this.unreadable()
    this.state = 'reading'
    let whole = false
    try {
      if (!this.ready) this.begin()
      for (let index = 0; ; index++) {
        const message = this.take()
        if (message.kind === 'end') break
        if (message.kind !== 'batch') continue
        for (const i of inScope(`batch ${index}`, index)) {
          const fields = Object.entries(message.fields)
          const part = Object.fromEntries(
            fields.map(([name, value]) => [name, unpack(value)]),
          )
          yield { ...(part as Part), index: i }
        }
      }
      whole = true
    } finally {
      // What was made ahead is lost with a loop that is left early: so is the thread.
      if (whole) this.state = 'open'
      else this.close()
    }
  }

  /** Ends the thread; the end of the program does, too. */
  close(): void {
    this.state = 'closed'
    this.port.close()
    void this.worker.terminate()
  }

  private begin(): void {
    const message = this.take()
    this.ready = true
    if (message.kind === 'ready') this.first = message.length
  }

  /** The next message; waits for it. */
  private take(): Exclude<Message, { kind: 'error' }> {
    const end = Date.now() + this.patience
    for (;;) {
      const posted = Atomics.load(this.counts, 0)
      const received: { message: Message } | undefined = receiveMessageOnPort(this.port)
      if (received !== undefined) {
        Atomics.add(this.counts, 1, 1)
        Atomics.notify(this.counts, 1)
        if (received.message.kind === 'error') throw this.fail(received.message)
        return received.message
      }
      const left = end - Date.now()
      if (left > 0 && Atomics.wait(this.counts, 0, posted, left) !== 'timed-out') continue
      this.close()
      throw new errors.DataError(
        `Prefetch: no batch from ${this.source} for ${this.patience / 1000} s: its thread is stuck, or has died. If one batch takes that long, set patience`,
      )
    }
  }

  /** The error of the thread, as the kind that it was there. */
  private fail({ name, message, stack }: Message & { kind: 'error' }): Error {
    this.close()
    const known = Object.entries(errors).find(([kind]) => kind === name)?.[1]
    const error = known ? new known(message) : Object.assign(new Error(message), { name })
    error.cause = stack
    return error
  }

  private unreadable(): errors.ArgumentError {
    return new errors.ArgumentError(
      this.state === 'reading'
        ? 'Prefetch: a loop over these batches is under way, and its thread makes one pass at a time'
        : 'Prefetch: these batches have ended: a loop over them was left early, failed, or close() was called. Make a new Prefetch',
    )
  }
}

const unpack = ({ data, shape }: Packed) => tensor(data, { shape: [...shape] })

/** @throws ArgumentError for options that no message can carry, such as a function. */
function checkSendable(options: unknown): void {
  try {
    structuredClone(options)
  } catch (error) {
    throw new errors.ArgumentError(
      `Prefetch: the options go to another thread, and these cannot: ${String(error)}`,
    )
  }
}
