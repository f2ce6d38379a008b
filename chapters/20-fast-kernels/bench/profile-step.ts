import { resolve } from 'node:path'
import { ArgumentError } from '../../../lib/errors.ts'
import { writeDurable } from '../../../lib/node/durable.ts'
import { recordedOn } from '../../../lib/node/machine.ts'
import { table } from '../../../lib/node/terminal.ts'
import { threadCount } from '../../../lib/wasm/thread-count.ts'
import open from './adapters/chalkgrad.ts'
import { profile, type Profile } from './profile.ts'
import { time } from './report.ts'
import { works } from './works.ts'

/** A training step of a work under a profile; numbers are for one step. */
export async function profileStep(
  kernels: string,
  steps: number,
  name = 'mlp',
): Promise<Profile> {
  const { train } = await open({ kernels })
  const work = works[name]
  if (work.kind !== 'train' || train === undefined)
    throw new ArgumentError(`a profile is of a training step, and ${name} is none`)
  const step = train(work)
  for (let i = 0; i < steps; i++) step()
  const whole = profile(() => {
    for (let i = 0; i < steps; i++) step()
  })
  return {
    milliseconds: whole.milliseconds / steps,
    share: whole.share,
    kernels: whole.kernels.map(({ name, calls, milliseconds }) => ({
      name,
      calls: calls / steps,
      milliseconds: milliseconds / steps,
    })),
  }
}

/** Milliseconds that are profiled. */
const LONG = 1000

/** `npm run bench -- --profile wasm,blas --works lstm` */
export async function printProfiles(
  sets: readonly string[],
  work: string,
  command: string,
  json: string | undefined,
): Promise<void> {
  const profiles: Record<string, Profile> = {}
  for (const set of sets) {
    const { milliseconds: each } = await profileStep(set, 3, work)
    const steps = Math.min(200, Math.ceil(LONG / each))
    const { milliseconds, share, kernels } = await profileStep(set, steps, work)
    profiles[set] = { milliseconds, share, kernels }
    const rows = kernels.map(({ name, calls, milliseconds: ms }) => [
      name,
      Number(calls.toFixed(2)),
      time(ms),
      `${((100 * ms) / milliseconds).toFixed(1)} %`,
    ])
    const percent = (100 * share).toFixed(1)
    console.log(
      `A training step of ${work} on ${set}: ${time(milliseconds)}, ${percent} % of it inside kernels\n`,
    )
    console.log(`${table(['kernel', 'calls', 'time', 'share'], rows)}\n`)
  }
  if (json === undefined) return
  const report = { command, ...recordedOn(), threads: threadCount(), profiles }
  const text = JSON.stringify(report, rounded, 2).replace(
    /\{\n {10}"name"[^{}]*\}/g,
    (row) => row.replace(/\n\s*/g, ' '),
  )
  writeDurable(resolve(json), `${text}\n`)
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value
}
