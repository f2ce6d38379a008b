import { checkArgument } from '../options.ts'
import type { Callback, Run } from './callback.ts'

/** A bar under way, as `ui.progress` starts one. */
export interface Bar {
  step(text?: string): void
  end(): void
}

/**
 * Shows a bar for each epoch, and a line with its measurements at its end: `new
 * ShowProgress(ui.progress, ui.print)`.
 */
export class ShowProgress implements Callback {
  private readonly start: (total: number, label: string) => Bar
  private readonly print: ((line: string) => void) | undefined
  private bar: Bar | undefined

  constructor(
    start: (total: number, label: string) => Bar,
    print?: (line: string) => void,
  ) {
    checkArgument('ShowProgress', 'what starts a bar', start, 'function')
    if (print !== undefined) checkArgument('ShowProgress', 'what prints', print, 'function')
    this.start = start
    this.print = print
  }

  epochStart({ epoch, epochs, batches = 0 }: Run): void {
    this.bar = this.start(batches, `epoch ${epoch} of ${epochs}`)
  }

  batchEnd({ loss }: Run): void {
    this.bar?.step(`loss ${loss.toFixed(3)}`)
  }

  epochEnd({ epoch, epochs, logs }: Run): void {
    this.cleanup()
    const measured = Object.entries(logs).map(
      ([name, value]) => `${name} ${Number(value.toPrecision(4))}`,
    )
    this.print?.(
      `epoch ${String(epoch).padStart(String(epochs).length)}  ${measured.join('  ')}`,
    )
  }

  /** A run that fails in the middle of an epoch leaves no bar behind. */
  cleanup(): void {
    this.bar?.end()
    this.bar = undefined
  }

  trainEnd({ stopped }: Run): void {
    if (stopped !== undefined) this.print?.(`stopped: ${stopped}`)
  }
}
