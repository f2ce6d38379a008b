import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { availableParallelism, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { root } from '../../../chapters/book/root.ts'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { failure } from './protocol.ts'
import type { ExerciseOutcome, FromChild, Judgement, ToChild } from './protocol.ts'

/** A learner's file that is silent for this long does not end: its checks take milliseconds. */
const loopSeconds = Number(process.env.CHALKGRAD_LOOP_SECONDS ?? 5)

/** On a machine with more to do than it can, everything takes longer, and that is not the learner's fault. */
function patience(): number {
  return loopSeconds * Math.min(4, Math.max(1, loadavg()[0] / availableParallelism()))
}

/** A child may use this much memory; what pushes to a list for ever then ends its own process, and no other. */
const megabytes = 256

/** What a learner's file prints is shown up to here: a loop that prints for ever would fill the terminal. */
const longestOutput = 20_000

/** Starting a child takes as long as judging a dozen stubs. */
const exercisesPerChild = 12

interface Listeners {
  onOutcome?: (outcome: ExerciseOutcome) => void
  /** What the learner's code printed. */
  onOutput?: (text: string) => void
}

const script = fileURLToPath(new URL('./child.ts', import.meta.url))

/**
 * Judges the learner's files, in the order given, in up to two processes of their own. Each judges many; one that runs
 * for ever, ends, or leaves something behind is replaced, and costs no exercise but its own.
 */
export async function judgeInChildren(
  entries: readonly ExerciseEntry[],
  listeners: Listeners = {},
): Promise<ExerciseOutcome[]> {
  const outcomes: ExerciseOutcome[] = []
  let next = 0
  const worker = async () => {
    const child = new Child(listeners.onOutput)
    for (let i = next++; i < entries.length; i = next++) {
      outcomes[i] = { entry: entries[i], ...(await child.judge(entries[i])) }
      listeners.onOutcome?.(outcomes[i])
    }
    child.end()
  }
  const count = Math.min(2, Math.ceil(entries.length / exercisesPerChild))
  await Promise.all(Array.from({ length: count }, worker))
  return outcomes
}

/** A process that judges one exercise after the other, and is started anew when it was lost. */
class Child {
  private child: ChildProcess | undefined
  private readonly onOutput: (text: string) => void
  private printed = 0
  private outOfMemory = false

  constructor(onOutput: (text: string) => void = () => {}) {
    this.onOutput = onOutput
  }

  judge(entry: ExerciseEntry): Promise<Judgement> {
    const child = (this.child ??= this.start())
    this.printed = 0
    return new Promise((resolve) => {
      let clock: NodeJS.Timeout | undefined
      const wait = () => {
        clearTimeout(clock)
        clock = setTimeout(() => done({ status: 'loop', checks: [] }, true), patience() * 1000)
      }
      const done = (judgement: Judgement, leaves: boolean) => {
        clearTimeout(clock)
        child.removeAllListeners('message').removeAllListeners('close')
        if (leaves) this.end()
        resolve(judgement)
      }
      child.on('message', (message: FromChild) => {
        if (message === 'alive') wait()
        else done(message.judgement, message.leaves)
      })
      child.on('close', (code, signal) => done(failure('the file runs to its end', this.lastWords(code, signal)), true))
      // The clock begins with the child's first sign: it may still be starting.
      child.send({ id: entry.id } satisfies ToChild)
    })
  }

  end(): void {
    this.child?.kill('SIGKILL')
    this.child = undefined
  }

  private start(): ChildProcess {
    this.outOfMemory = false
    const execArgv = ['--import', 'tsx', `--max-old-space-size=${megabytes}`]
    const child = fork(script, { cwd: root, execArgv, silent: true })
    child.stdout?.setEncoding('utf8').on('data', (text: string) => this.print(text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      // What V8 writes when memory runs out is a page about V8.
      this.outOfMemory ||= /<--- Last few GCs --->|FATAL ERROR:/.test(text)
      if (!this.outOfMemory) this.print(text)
    })
    // Without a listener, a message to a child that has just ended would end this process.
    child.on('error', () => {})
    return child
  }

  private print(text: string): void {
    if (this.printed >= longestOutput) return
    this.printed += text.length
    this.onOutput(this.printed < longestOutput ? text : `${text.slice(0, longestOutput)}\n… and more\n`)
  }

  private lastWords(code: number | null, signal: NodeJS.Signals | null): string {
    if (this.outOfMemory)
      return `it used more than ${megabytes} MB of memory, and was ended: does a list grow in a loop without an end?`
    return `it ended its process (${code === null ? `signal ${signal}` : `exit code ${code}`})`
  }
}
