/**
 * Keeps a clock for each open exercise file. vitest's own timeouts are timers in the thread that runs the file,
 * so a synchronous endless loop stops them; this clock runs on the main thread.
 */
export class Watchdog {
  private readonly open = new Map<string, number>()
  private readonly seconds: number
  private readonly onLoop: (file: string) => void
  private timer: ReturnType<typeof setInterval> | undefined

  constructor(seconds: number, onLoop: (file: string) => void) {
    this.seconds = seconds
    this.onLoop = onLoop
  }

  /** The file was opened, or gave another sign of life. */
  sign(file: string): void {
    this.open.set(file, 0)
    this.timer ??= setInterval(() => this.tick(step), step * 1000)
  }

  close(file: string): void {
    this.open.delete(file)
    if (this.open.size > 0) return
    clearInterval(this.timer)
    this.timer = undefined
  }

  /** Counts ticks instead of reading a clock: while this thread is busy compiling, no file's time runs out. */
  tick(seconds: number): void {
    for (const [file, silent] of this.open) {
      this.open.set(file, silent + seconds)
      if (silent + seconds < this.seconds) continue
      this.close(file)
      this.onLoop(file)
    }
  }
}

const step = 0.1
