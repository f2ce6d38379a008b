import { Worker } from 'node:worker_threads'
import { ArgumentError } from '../errors.ts'
import { checkOptions } from '../options.ts'
import type { Callback, Run } from '../train/callback.ts'

/** What the page draws. */
export interface Update {
  epoch: number
  epochs: number
  step: number
  /** The losses of batches that the page does not know yet: [step, loss]. */
  batches: [number, number][]
  curves: Record<string, number[]>
  state: 'training' | 'stopped' | 'done'
  note: string
}

/**
 * A page that draws the run while it trains. Training keeps this thread busy, so the page
 * is served by another one, on this machine only.
 */
export class Dashboard implements Callback {
  private readonly worker: Worker
  /** The address of the page; rejects when the port is taken. */
  readonly address: Promise<string>
  private batches: [number, number][] = []
  private sent = 0

  /** port 0: any that is free. */
  constructor(options: { port?: number } = {}) {
    checkOptions('Dashboard', options, { port: 'number' })
    const { port = 0 } = options
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new ArgumentError(
        `Dashboard: port must be a whole number from 0, any that is free, to 65535, got ${port}`,
      )
    // Plain JavaScript: a thread does not inherit the loader that lets Node read
    // TypeScript.
    this.worker = new Worker(new URL('./dashboard-server.js', import.meta.url), {
      workerData: { port },
    })
    this.address = new Promise((resolve, reject) => {
      this.worker.on('error', reject)
      this.worker.once('message', (address: string) => {
        // From here on, the page does not keep a program alive that is done.
        this.worker.unref()
        resolve(address)
      })
    })
    // A page that cannot be served is no reason to end a training.
    this.address.catch((error: unknown) => {
      const { code, message } = error as NodeJS.ErrnoException
      const why =
        code === 'EADDRINUSE' ? `port ${port} is taken by another program` : message
      console.warn(`There is no dashboard, and the run goes on: ${why}`)
    })
  }

  batchEnd(run: Run): void {
    this.batches.push([run.step, run.loss])
    // Ten pictures a second are enough.
    if (Date.now() - this.sent > 100) this.send(run, 'training')
  }

  epochEnd(run: Run): void {
    this.send(run, run.stopped === undefined ? 'training' : 'stopped')
  }

  trainEnd(run: Run): void {
    this.send(run, run.stopped === undefined ? 'done' : 'stopped')
  }

  /** The page outlives the training: the program runs on, until somebody ends it. */
  stay(): void {
    this.worker.ref()
  }

  /** Ends the server. */
  async close(): Promise<void> {
    await this.worker.terminate()
  }

  private send(
    { epoch, epochs, step, curves, stopped }: Run,
    state: Update['state'],
  ): void {
    const update: Update = {
      epoch,
      epochs,
      step,
      curves,
      state,
      batches: this.batches,
      note: stopped ?? '',
    }
    this.worker.postMessage(update)
    this.batches = []
    this.sent = Date.now()
  }
}
