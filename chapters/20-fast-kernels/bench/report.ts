import pc from 'picocolors'
import { table } from '../../../lib/node/terminal.ts'
import type { Machine } from '../../../lib/node/machine.ts'
import type { Answer } from './child.ts'
import { median } from './measure.ts'
import { callsOf, flopsOf, type Work } from './works.ts'

/** What came out for one peer: the median of the rounds, for one call of the work. */
export interface Result {
  name: string
  title: string
  ms?: number
  /** The slowest round over the fastest: above 1.5 the machine was busy. */
  spread?: number
  gflops?: number
  /**
   * How many times as long as the engine's row that all are compared with: the median of
   * the ratios of each round, whose measurements are neighbors in time.
   */
  ratio?: number
  /** After the first and the tenth step of training. */
  losses?: number[]
  /** Of works that train, MiB by which the process grew, at its highest: what a step needs. */
  memory?: number
  /** What must be known to compare it. */
  note?: string
  why?: string
}

/** What `npm run bench` found; the file of --json. */
export interface Report {
  command: string
  date: string
  machine: Machine
  versions: Record<string, string>
  rounds: number
  seconds: number
  against: string
  works: Record<string, Result[]>
}

/** The answers of all rounds, by peer. */
export type Answers = { name: string; title: string; note?: string; answers: Answer[] }[]

/** One row for each peer; times are for one call. */
export function resultsOf(work: Work, peers: Answers, against: string): Result[] {
  const [calls, flops] = [callsOf(work), flopsOf(work)]
  const yardstick = peers.find(({ name }) => name === against) ?? peers[0]
  return peers.map(({ name, title, note, answers }) => {
    const times = answers.flatMap((answer) => ('ms' in answer ? [answer] : []))
    const failed = answers.find((answer) => 'why' in answer)
    // A round that failed, on a machine out of breath, does not undo the others.
    if (times.length === 0) return { name, title, why: failed?.why ?? 'not measured' }
    const ms = median(times.map(({ ms }) => ms)) / calls
    const all =
      times.length > 1 ? times.map(({ ms }) => ms) : [times[0].best, times[0].worst]
    const ratios = answers.flatMap((answer, round) => {
      const own = yardstick.answers[round]
      return 'ms' in answer && own !== undefined && 'ms' in own ? [answer.ms / own.ms] : []
    })
    const { losses } = times[0]
    const grown = times.flatMap(({ memory }) => (memory === undefined ? [] : [memory]))
    return {
      name,
      title,
      ms: round(ms),
      // A difference of two times may come out at nothing.
      ...(Math.min(...all) > 0 && { spread: round(Math.max(...all) / Math.min(...all)) }),
      ...(flops > 0 && { gflops: round(flops / ms / 1e6) }),
      ...(ratios.length > 0 && { ratio: round(median(ratios)) }),
      ...(note !== undefined && { note }),
      ...(losses.length > 0 && {
        losses: losses.map((loss) => Number(loss.toPrecision(6))),
        ...(grown.length > 0 && { memory: Math.round(median(grown)) }),
      }),
    }
  })
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}

/** A table for the terminal. */
export function format(name: string, results: readonly Result[], against: string): string {
  const [flops, losses] = [
    results.some(({ gflops }) => gflops !== undefined),
    results.some(({ losses }) => losses !== undefined),
  ]
  const headings = ['', 'time', 'spread', `× ${against}`]
  if (flops) headings.push('GFLOP/s')
  if (losses) headings.push('memory', 'loss, steps 1 and 10')
  const rows = results.map((result) => {
    if (result.ms === undefined) return [result.title, `–  ${result.why}`]
    const cells = [result.title, time(result.ms), fixed(result.spread), fixed(result.ratio)]
    if (flops) cells.push(fixed(result.gflops, 1))
    if (losses) {
      cells.push(result.memory === undefined ? '' : `${result.memory} MiB`)
      cells.push((result.losses ?? []).map((loss) => loss.toFixed(4)).join(' '))
    }
    return cells
  })
  // A long reason must not widen the column of the times.
  const measured = rows.filter((row) => row.length > 2)
  const others = rows.filter((row) => row.length <= 2)
  const lines = measured.length > 0 ? [table(headings, measured)] : []
  const notes = results.flatMap(({ title, note }) =>
    note ? [pc.dim(`${title}: ${note}`)] : [],
  )
  return [
    pc.bold(name),
    ...lines,
    ...notes,
    ...others.map((row) => pc.dim(row.join('  '))),
  ].join('\n')
}

function fixed(value: number | undefined, digits = 2): string {
  return value === undefined ? '' : value.toFixed(digits)
}

/** 0.00042 → '420 ns' */
export function time(ms: number): string {
  const [value, unit] =
    ms < 1e-3
      ? [ms * 1e6, 'ns']
      : ms < 1
        ? [ms * 1e3, 'µs']
        : ms < 1e4
          ? [ms, 'ms']
          : [ms / 1e3, 's']
  return `${Number(value.toPrecision(3))} ${unit}`
}
