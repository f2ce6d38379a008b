import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ChildProcess } from 'node:child_process'
import type { BoardStatus } from './board.ts'
import { root } from './catalog.ts'
import type { ExerciseEntry } from './entry.ts'

/** An exercise file that is silent for this long is in an endless loop: its checks take milliseconds. */
export const loopSeconds = Number(process.env.CHALKGRAD_LOOP_SECONDS ?? 5)

export interface ChildResult {
  id: string
  status: BoardStatus
  /** The first failing check and what it says. */
  message?: string
}

const script = fileURLToPath(new URL('./check-child.ts', import.meta.url))

/** Checks the learner's files in a process of their own. An endless loop ends that process and costs one exercise. */
export async function checkInChild(entries: readonly ExerciseEntry[]): Promise<ChildResult[]> {
  const results: ChildResult[] = []
  // A process that had to be ended is replaced by a new one for the exercises that are left.
  while (results.length < entries.length) {
    const rest = entries.slice(results.length).map((entry) => entry.id)
    results.push(...(await runChild(rest)))
  }
  return results
}

function runChild(ids: string[]): Promise<ChildResult[]> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(script, ids, {
      cwd: root,
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const results: ChildResult[] = []
    let clock: NodeJS.Timeout | undefined
    child.on('message', (message: 'start' | ChildResult) => {
      clearTimeout(clock)
      if (message !== 'start') results.push(message)
      else {
        clock = setTimeout(() => {
          results.push({
            id: ids[results.length],
            status: 'loop',
            message: `no answer for ${loopSeconds} s: an endless loop?`,
          })
          child.kill('SIGKILL')
        }, loopSeconds * 1000)
      }
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      clearTimeout(clock)
      const unfinished = results.length < ids.length && results.at(-1)?.status !== 'loop'
      if (unfinished)
        results.push({ id: ids[results.length], status: 'wrong', message: `it ended its process (exit code ${code})` })
      resolve(results)
    })
  })
}
