import { climb } from './climb.ts'
import { placeElementwise, placeMatmul, type Placed } from './kernels-of-a-step.ts'
import { rungs } from './ladder/rungs.ts'
import { copyBandwidth, scalarPeak, simdPeak } from './peak.ts'
import { elementwiseNames } from './roofline.ts'

export interface Options {
  /** Matrices of n × n. */
  size: number
  /** A single product that would take longer, in seconds, is left out: a phone survives. */
  longest?: number
}

export interface Step {
  name: string
  adds: string
  /** GFLOP/s; 0 where it could not be measured. */
  rate: number
  /** Why it was not measured. */
  why?: 'missing' | 'slow'
}

export interface Frame {
  /** The n that is measured. */
  size: number
  /** What will be measured next. */
  next: string
  scalar?: number
  peak?: number
  bandwidth?: number
  placed: Placed[]
  steps: Step[]
}

/** Milliseconds for each measurement: the whole takes a few seconds. */
const budget = 150
/** Numbers in an array: more than the caches hold, and not too much for a phone. */
const count = 2 ** 22
/** A small product, to guess how long a large one takes. */
const small = 48

/** Measures this machine, then climbs the ladder: one measurement a step. */
export function create({ size, longest = 2.5 }: Options) {
  const n = Math.min(1024, Math.max(8, Math.round(size) || 0))
  const frame: Frame = { size: n, next: '', placed: [], steps: [] }
  const measure: [name: string, run: () => void][] = [
    ['plain arithmetic', () => (frame.scalar = scalarPeak(budget))],
    ['arithmetic on four numbers at once', () => (frame.peak = simdPeak(budget / 5))],
    ['memory', () => (frame.bandwidth = copyBandwidth(2 ** 26, 2 * budget))],
    ...elementwiseNames.map((name): [string, () => void] => [
      name,
      () => {
        const one = placeElementwise(name, count, budget)
        frame.placed.push(one)
        // A sum moves three numbers for each FLOP; some machines do that faster than copying.
        if (name === 'add')
          frame.bandwidth = Math.max(frame.bandwidth ?? 0, 12 * one.gigaflops)
      },
    ]),
    ...[16, 64].map((k): [string, () => void] => [
      `matmul ${k}`,
      () => frame.placed.push(placeMatmul(k, budget)),
    ]),
    ...rungs.map((rung): [string, () => void] => [
      `the ladder: ${rung.name}`,
      () => {
        const { name, adds } = rung
        const guess = climb(rung, small, 40)
        const slow = guess !== undefined && (2 * n ** 3) / guess / 1e9 > longest
        const rate = slow ? undefined : climb(rung, n, budget)
        const why = rate !== undefined ? undefined : slow ? 'slow' : 'missing'
        frame.steps.push({ name, adds, rate: rate ?? 0, why })
      },
    ]),
  ]
  let at = 0
  const shot = (): Frame => ({
    ...frame,
    next: measure[at]?.[0] ?? '',
    placed: [...frame.placed],
    steps: [...frame.steps],
  })
  return {
    first: shot,
    done: () => at >= measure.length,
    step(): Frame {
      measure[at++]?.[1]()
      return shot()
    },
  }
}
