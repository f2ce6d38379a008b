import { between, experiment, whole, type Ui } from '#book'
import { kernelSets, useKernels, chosenKernels } from 'chalkgrad'
import { table } from 'chalkgrad/node'
import { Best } from './best.ts'
import { climb } from './climb.ts'
import { costOfAllocation, lengths } from './costs/allocation.ts'
import { costOfClosures } from './costs/closure.ts'
import { costOfGrowing } from './costs/growing.ts'
import { costOfStride, strides } from './costs/stride.ts'
import { beside, costOfWaking } from './costs/threads.ts'
import { placeElementwise, placeMatmul, type Placed } from './kernels-of-a-step.ts'
import {
  composed,
  nodeRungs,
  oneThread,
  registerSets,
  rungNames,
  threads,
} from './ladder/node.ts'
import { onArrays } from './ladder/rung.ts'
import { rounded } from './mistakes/rounded.ts'
import { copyBandwidth, scalarPeak, simdPeak, simdRate, tileRate } from './peak.ts'
import { attainable, elementwiseNames, matmulWork, intensity, ridge } from './roofline.ts'
import { stepFlops, trainingStep } from './step.ts'
import { secondsPerCall } from './stopwatch.ts'

const parts = ['roofline', 'ladder', 'sizes', 'costs', 'step'] as const

export default experiment({
  description:
    'Measures this machine, and climbs from three loops to what the machine can do',
  options: { show: 'all', rung: 'all', size: 256, rounds: 3, budget: 120 },
  about: {
    show: { help: 'what is measured', choices: ['all', ...parts] },
    rung: { help: 'climb this rung of the ladder only', choices: ['all', ...rungNames] },
    size: { help: 'rows and columns of the matrices of the ladder', range: whole(1, 4096) },
    rounds: { help: 'each time is the best of so many rounds', range: whole(1, 1000) },
    budget: {
      help: 'milliseconds that a kernel is repeated for, in each round',
      range: between(0, 60_000),
    },
  },
  runName: ({ show, rung }) => (rung !== 'all' ? rung : show !== 'all' ? show : 'main'),
  async run({ show, rung, size, rounds, budget }, ui) {
    registerSets()
    const settings: Settings = ui.short
      ? { size: 9, rounds: 1, budget: 0, rung, ui }
      : { size, rounds, budget, rung, ui }
    // A single rung is what its name says: the rest is left out.
    const wanted = rung !== 'all' ? ['ladder'] : show === 'all' ? parts : [show]
    const findings: Findings = { metrics: {}, curves: {} }
    for (const [name, measure] of Object.entries(measures)) {
      if (!wanted.some((one) => one === name)) continue
      const { metrics, curves = {} } = await measure(settings)
      Object.assign(findings.metrics, metrics)
      Object.assign(findings.curves, curves)
    }
    return findings
  },
})

interface Settings {
  size: number
  rounds: number
  budget: number
  rung: string
  ui: Ui
}
interface Findings {
  metrics: Record<string, number>
  curves: Record<string, number[]>
}
type Measure = (settings: Settings) => Promise<Partial<Findings>> | Partial<Findings>
const measures: Record<(typeof parts)[number], Measure> = {
  roofline,
  ladder,
  sizes,
  costs,
  step,
}

const short = (value: number) => Number(value.toPrecision(3))
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** The two limits of the machine, and how far below them the kernels of a step lie. */
function roofline({ rounds, budget, ui }: Settings) {
  const best = new Best()
  const [sums, rows] = [range(1, 16), range(1, 8)]
  const bytes = range(13, 27).map((power) => 2 ** power)
  const [large, count] = ui.short ? [2 ** 13, 1024] : [2 ** 27, 2 ** 23]
  const placed = new Map<string, Placed>()
  const keep = (one: Placed) => {
    const { gigaflops = 0 } = placed.get(one.name) ?? {}
    if (one.gigaflops > gigaflops) placed.set(one.name, one)
  }
  const bar = ui.progress(rounds, 'roofline')
  const before = chosenKernels()
  for (let round = 0; round < rounds; round++) {
    best.note('scalar peak', scalarPeak(budget))
    best.note('simd peak', simdPeak(budget))
    best.note('copy', copyBandwidth(large, 2 * budget))
    for (const n of sums) best.note(`sums ${n}`, simdRate(n, budget / 2))
    for (const n of rows) best.note(`rows ${n}`, tileRate(n, 1, budget / 2))
    best.note('unrolled 4', tileRate(4, 4, budget / 2))
    for (const size of bytes) best.note(`copy ${size}`, copyBandwidth(size, budget / 2))
    try {
      // The roof is that of one thread, and so are the kernels under it.
      useKernels(oneThread)
      for (const name of elementwiseNames) keep(placeElementwise(name, count, 2 * budget))
      for (const n of ui.short ? [8] : [32, 64, 128, 256, 512]) keep(placeMatmul(n, budget))
      useKernels(composed)
      for (const name of ['softmax', 'adam'] as const) {
        const one = placeElementwise(name, count, 2 * budget)
        keep({ ...one, name: `${name}, composed` })
      }
    } finally {
      useKernels(before)
    }
    bar.step()
  }
  bar.end()
  // A sum of two arrays moves three numbers for each FLOP; some machines do that faster.
  const adding = 12 * (placed.get('add')?.gigaflops ?? 0)
  const machine = {
    peak: best.rates['simd peak'],
    bandwidth: Math.max(best.rates.copy, adding),
  }
  ui.print(
    `peak ${machine.peak.toFixed(1)} GFLOP/s on one thread, bandwidth ${machine.bandwidth.toFixed(1)} GB/s; ` +
      `they meet at ${ridge(machine).toFixed(1)} FLOP a byte`,
  )
  const all = [...placed.values()]
  ui.print(
    table(
      ['kernel', 'FLOP a byte', 'GFLOP/s', 'roof'],
      all.map(({ name, intensity, gigaflops }) => [
        name,
        intensity.toFixed(2),
        gigaflops.toFixed(2),
        attainable(machine, intensity).toFixed(2),
      ]),
    ),
  )
  const curve = (name: string, of: readonly number[]) =>
    of.map((n) => short(best.rates[`${name} ${n}`]))
  return {
    metrics: {
      'scalar peak': short(best.rates['scalar peak']),
      'simd peak': short(machine.peak),
      'copying, GB/s': short(best.rates.copy),
      'adding, GB/s': short(adding),
      bandwidth: short(machine.bandwidth),
      ridge: short(ridge(machine)),
      'tile of four rows': short(best.rates['rows 4']),
      'tile of four rows, unrolled': short(best.rates['unrolled 4']),
      ...Object.fromEntries(all.map(({ name, gigaflops }) => [name, short(gigaflops)])),
    },
    curves: {
      sums: curve('sums', sums),
      'rows of the tile': curve('rows', rows),
      copy: curve('copy', bytes),
    },
  }
}

/** The same product, one rung after the other. */
function ladder({ size, rounds, budget, rung, ui }: Settings) {
  const best = new Best()
  const chosen = nodeRungs.filter(({ name }) => rung === 'all' || name === rung)
  const bar = ui.progress(rounds, 'ladder')
  for (let round = 0; round < rounds; round++) {
    best.note('peak', simdPeak(budget / 2))
    for (const one of chosen) best.note(one.name, climb(one, size, budget))
    bar.step()
  }
  bar.end()
  const rows = chosen.map(({ name, adds }, i) => {
    const [rate, below] = [best.rates[name], best.rates[chosen[i - 1]?.name]]
    if (rate === undefined) return [name, adds, 'not on this machine', '', '']
    const gain = below === undefined ? '' : `${(rate / below).toFixed(2)} ×`
    const share = `${((100 * rate) / best.rates.peak).toFixed(0)} %`
    return [name, adds, rate.toFixed(2), share, gain]
  })
  ui.print(`${size} × ${size}, on ${threads()} threads where there are threads`)
  ui.print(table(['rung', 'what it adds', 'GFLOP/s', 'of one thread’s peak', 'gain'], rows))
  const names = chosen.map(({ name }) => name).filter((name) => name in best.rates)
  return {
    metrics: {
      cores: threads(),
      roof: short(best.rates.peak),
      ...Object.fromEntries(names.map((name) => [name, short(best.rates[name])])),
    },
  }
}

/** Small matrices and large ones. */
function sizes({ rounds, budget, ui }: Settings) {
  const best = new Best()
  const all = ui.short ? [8] : [16, 32, 64, 128, 256, 512, 1024]
  const bar = ui.progress(all.length, 'sizes')
  for (const n of all) {
    for (const rung of nodeRungs) {
      for (let round = 0; round < rounds; round++) {
        const rate = climb(rung, n, budget / 2)
        best.note(`${rung.name} ${n}`, rate)
        // The slow rungs take seconds for the largest.
        if (rate === undefined || (2 * n ** 3) / rate / 1e9 > 0.3) break
      }
    }
    bar.step(`${n} × ${n}`)
  }
  bar.end()
  const names = rungNames.filter((name) => `${name} ${all[0]}` in best.rates)
  const curves = Object.fromEntries(
    names.map((name) => [
      `${name} by size`,
      all.map((n) => short(best.rates[`${name} ${n}`])),
    ]),
  )
  ui.print(
    table(
      ['GFLOP/s', ...all.map(String)],
      names.map((name) => [name, ...curves[`${name} by size`].map(String)]),
    ),
  )
  return { curves }
}

/** What loops pay for besides arithmetic. */
async function costs({ rounds, budget, ui }: Settings) {
  const best = new Best()
  const closures = costOfClosures(3 * budget)
  const metrics: Record<string, number> = { 'loop written out': short(closures.written) }
  closures.seen.forEach((rate, i) => (metrics[`loop, ${i + 1} functions`] = short(rate)))
  const bar = ui.progress(rounds, 'costs')
  // Times are kept as rates, so that the best is the highest.
  for (let round = 0; round < rounds; round++) {
    for (const length of lengths) {
      const { made, pooled } = costOfAllocation(length, budget / 2)
      best.note(`made ${length}`, 1 / made)
      best.note(`pooled ${length}`, 1 / pooled)
    }
    for (const stride of strides)
      best.note(
        `stride ${stride}`,
        1 / costOfStride(stride, ui.short ? 4096 : 2 ** 26, budget),
      )
    const wrong = onArrays('rounded', 'Math.fround everywhere', rounded)
    best.note('rounded', climb(wrong, ui.short ? 9 : 256, budget))
    bar.step()
  }
  bar.end()
  for (const [name, rate] of Object.entries(best.rates))
    metrics[name] = short(name === 'rounded' ? rate : 1 / rate)
  const growing = await costOfGrowing(ui.short ? 1 : 300)
  metrics['loop before growing'] = short(growing.before)
  metrics['loop after growing'] = short(growing.after)
  metrics.waking = short(await costOfWaking(ui.short ? 1 : 101))
  const cores = Math.max(1, threads())
  for (const spinners of [0, cores - 1, 2 * cores])
    metrics[`beside ${spinners} spinning`] = short(
      await beside(spinners, () => secondsPerMany(ui.short ? 1 : 300)),
    )
  ui.print(
    table(
      ['cost', ''],
      Object.entries(metrics).map(([name, value]) => [name, String(value)]),
    ),
  )
  return { metrics }
}

/**
 * Milliseconds for so many rounds of arithmetic, all of them: the mean, because here the
 * disturbance is what is measured.
 */
function secondsPerMany(count: number): number {
  const start = performance.now()
  for (let i = 0; i < count; i++) scalarPeak(0)
  return performance.now() - start
}

/** A training step on each set of kernels that there is. */
function step({ rounds, budget, ui }: Settings) {
  const before = chosenKernels()
  const best = new Best()
  try {
    for (let round = 0; round < rounds; round++) {
      for (const set of kernelSets()) {
        useKernels(set)
        const run = trainingStep()
        best.note(set, 1 / secondsPerCall(() => void run(), ui.short ? 0 : 3 * budget))
      }
    }
  } finally {
    useKernels(before)
  }
  const milliseconds = Object.fromEntries(
    Object.entries(best.rates).map(([set, rate]) => [`step ${set}`, short(1000 / rate)]),
  )
  ui.print(
    table(
      ['kernels', 'ms a step', 'GFLOP/s'],
      Object.entries(milliseconds).map(([name, ms]) => [
        name,
        String(ms),
        (stepFlops() / ms / 1e6).toFixed(1),
      ]),
    ),
  )
  return {
    metrics: {
      ...milliseconds,
      'step MFLOP': short(stepFlops() / 1e6),
      'intensity 256': short(intensity(matmulWork(256))),
    },
  }
}
