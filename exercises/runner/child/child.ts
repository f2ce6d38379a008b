// The process that pool.ts starts: judges the learner's file of each exercise that it is asked for.
import { moduleState } from 'chalkgrad/module-state'
import { exercisesNamed } from '../../../chapters/book/exercises.ts'
import { builtIns, changedBuiltIns } from '../checks/built-ins.ts'
import { judgeFile, loadFailure } from './judge-file.ts'
import { failure } from './protocol.ts'
import type { FromChild, Judgement, ToChild } from './protocol.ts'

const pristine = builtIns()
const engine = moduleState()
let busy = false

process.on('message', async ({ id }: ToChild) => {
  busy = true
  await send('alive')
  const open = resources()
  const [entry] = exercisesNamed(id)
  let judgement: Judgement
  try {
    judgement = await judgeFile(entry, () => send('alive'))
  } catch (error) {
    judgement = loadFailure(entry, error)
  }
  // A promise that nobody awaited is rejected before the next turn.
  await new Promise((resolve) => setImmediate(resolve))
  const left = leftBehind()
  if (left !== undefined) judgement = withFailure(judgement, left)
  await answer(judgement, left !== undefined || resources() > open)
})

// A learner's timer or promise that throws when nobody is there to catch it.
process.on('uncaughtException', async (error) => {
  if (!busy) process.exit(1)
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  await answer(failure('nothing goes wrong between two calls', words), true)
})

/** What the next exercise would stumble over. */
function leftBehind(): string | undefined {
  const replaced = changedBuiltIns(pristine)
  if (replaced.length > 0)
    return `it replaces ${replaced.join(', ')}, which belongs to the language: every other file uses it, too`
  const now = moduleState()
  const switched = Object.keys(engine).filter((key) => !Object.is(engine[key], now[key]))
  if (switched.length === 0) return undefined
  const list = switched.map((key) => `${key} was ${String(engine[key])}, is ${String(now[key])}`).join('; ')
  return `it leaves the engine switched over: ${list}. A function that restores in finally does not`
}

function withFailure(judgement: Judgement, message: string): Judgement {
  const check = { name: 'leaves everything outside as it was', status: 'fail', message } as const
  return { ...judgement, status: 'wrong', checks: [check, ...judgement.checks] }
}

/** Timers, sockets and the like that would go on after the answer. */
function resources(): number {
  return process.getActiveResourcesInfo().length
}

async function answer(judgement: Judgement, leaves: boolean): Promise<void> {
  busy = false
  await send({ judgement, leaves })
}

/** Waits until the message has left: an endless loop right after it must not hold it back. */
function send(message: FromChild): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => resolve())
    else process.exit()
  })
}
