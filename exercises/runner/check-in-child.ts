import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { root } from './catalog.ts'
import type { ExerciseEntry } from './entry.ts'
import type { ExerciseOutcome } from './outcome.ts'

/** An exercise file that is silent for this long is in an endless loop: its checks take milliseconds. */
export const loopSeconds = Number(process.env.CHALKGRAD_LOOP_SECONDS ?? 5)

export type ChildMessage = 'start' | Omit<ExerciseOutcome, 'entry'>

interface Listeners {
  onOutcome?: (outcome: ExerciseOutcome) => void
  /** What the learner's code printed. */
  onOutput?: (text: string) => void
}

const script = fileURLToPath(new URL('./check-child.ts', import.meta.url))

/** Checks the learner's files in a process of their own. An endless loop ends that process and costs one exercise. */
export async function checkInChild(
  entries: readonly ExerciseEntry[],
  listeners: Listeners = {},
): Promise<ExerciseOutcome[]> {
  const outcomes: ExerciseOutcome[] = []
  // A process that had to be ended is replaced by a new one for the exercises that are left.
  while (outcomes.length < entries.length) outcomes.push(...(await runChild(entries.slice(outcomes.length), listeners)))
  return outcomes
}

function runChild(entries: readonly ExerciseEntry[], { onOutcome, onOutput }: Listeners): Promise<ExerciseOutcome[]> {
  return new Promise((resolve, reject) => {
    const child = fork(
      script,
      entries.map((entry) => entry.id),
      { cwd: root, execArgv: ['--import', 'tsx'], silent: true },
    )
    const outcomes: ExerciseOutcome[] = []
    let clock: NodeJS.Timeout | undefined
    const add = (result: Omit<ExerciseOutcome, 'entry'>) => {
      const outcome = { entry: entries[outcomes.length], ...result }
      outcomes.push(outcome)
      onOutcome?.(outcome)
    }
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => onOutput?.(text))
    child.on('message', (message: ChildMessage) => {
      clearTimeout(clock)
      if (message !== 'start') return add(message)
      clock = setTimeout(() => {
        add({ status: 'loop', checks: [] })
        child.kill('SIGKILL')
      }, loopSeconds * 1000)
    })
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(clock)
      const ended = outcomes.length < entries.length && outcomes.at(-1)?.status !== 'loop'
      if (ended) add(failure('the file runs to its end', `it ended its process (exit code ${code})`))
      resolve(outcomes)
    })
  })
}

export function failure(name: string, message: string): Omit<ExerciseOutcome, 'entry'> {
  return { status: 'wrong', checks: [{ name, status: 'fail', message }] }
}
