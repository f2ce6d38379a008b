import {
  ChalkgradError,
  chosenKernels,
  isRecording,
  scope,
  scopedBytes,
  tensor,
  useKernels,
} from 'chalkgrad'
import { currentScope } from 'chalkgrad/storage/scope'
import type { Calls } from './calls.fixture.ts'
import { mutants } from './mutate.fixture.ts'
import type { Bad } from './values.fixture.ts'

/** So long may a refusal take, and so many turns of a stream are taken. */
const MILLISECONDS = 2000
const TURNS = 3

/** As many steps as there are seconds in a life are a wish that nobody can refuse. */
export const takesForever = (call: string, change: string): boolean =>
  ['fit', 'diagnose', 'learningRateRange'].includes(call) &&
  /\.(epochs|steps) is (2 \*\* \d+|1e200)$/.test(change)

/** What went wrong with a call, and with which change of its arguments. */
export interface Fault {
  call: string
  change: string
  fault: string
  stack?: string | undefined
}

/** Tries each call as it is, which must work, and each of its mutants, which may be refused. */
export async function faultsOf(
  calls: Calls,
  bad: readonly Bad[],
): Promise<{ tried: number; faults: Fault[] }> {
  const faults: Fault[] = []
  let tried = 0
  const kernels = chosenKernels()
  for (const [call, make] of Object.entries(calls)) {
    const [, ...right] = make()
    const note = (change: string, fault: string, stack?: string): void =>
      void faults.push({ call, change, fault, stack })
    for (const [change, mutated] of [
      ['nothing', undefined] as const,
      ...mutants(right, bad),
    ]) {
      if (takesForever(call, change)) continue
      const [run, ...own] = make()
      // What was not changed is made anew, for the calls that change it.
      const args = mutated ? fresh(mutated, right, own) : own
      tried++
      // Of the processor: a busy machine is no fault of the call.
      const started = process.cpuUsage()
      const error = await outcome(run, args)

      if (error !== undefined && change === 'nothing')
        note(change, `a right call is refused: ${String(error)}`)
      else if (error !== undefined && !(error instanceof ChalkgradError))
        note(change, nameOf(error), (error as Error)?.stack)
      const { user, system } = process.cpuUsage(started)
      if ((user + system) / 1000 > MILLISECONDS) note(change, 'takes too long')
      const left = leftBehind(kernels)
      if (left !== undefined) note(change, left)
    }
  }
  return { tried, faults }
}

/** The arguments that are equal to those of another call of the maker are taken from this one. */
function fresh(
  args: readonly unknown[],
  from: readonly unknown[],
  own: readonly unknown[],
) {
  return args.map((arg, place) => (arg === from[place] ? own[place] : arg))
}

/** What it throws, undefined when it works. A stream is read, a promise awaited, what it made released. */
async function outcome(
  run: (...args: never[]) => unknown,
  args: readonly unknown[],
): Promise<unknown> {
  try {
    let result: unknown
    scope(() => {
      result = run(...(args as never[]))
      if (isStream(result)) {
        let turn = 0
        for (const _ of result) if (++turn === TURNS) break
      }
      return undefined
    })
    if (result instanceof Promise) await result
    return undefined
  } catch (error) {
    return error ?? 'nothing was thrown'
  }
}

function isStream(value: unknown): value is Generator {
  return (
    typeof value === 'object' &&
    value !== null &&
    'next' in value &&
    typeof value.next === 'function'
  )
}

/** Two small tensors must not share memory, and the engine be as it was. */
function leftBehind(kernels: string): string | undefined {
  const found = `${chosenKernels()}, ${isRecording()}, ${currentScope()?.label ?? 'no scope'}`
  if (found !== `${kernels}, true, no scope`) {
    useKernels(kernels)
    return `leaves behind ${found}, ${scopedBytes()} bytes`
  }
  const [a, b] = [tensor([1, 2]), tensor([3, 4])]
  const sums = a.add(b).data().join()
  if (`${a.data().join()} ${b.data().join()} ${sums}` !== '1,2 3,4 4,6')
    return 'later tensors share memory'
  return undefined
}

const nameOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : `throws ${typeof error}`
