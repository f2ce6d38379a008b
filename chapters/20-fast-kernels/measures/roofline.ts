import { chosenKernels, useKernels } from 'chalkgrad'
import { table } from 'chalkgrad/node'
import { Best } from '../best.ts'
import { placeElementwise, placeMatmul, type Placed } from '../kernels-of-a-step.ts'
import { composed, oneThread } from '../ladder/node.ts'
import { copyBandwidth, scalarPeak, simdPeak, simdRate, tileRate } from '../peak.ts'
import { attainable, elementwiseNames, ridge } from '../roofline.ts'
import { short, type Settings } from './settings.ts'

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** The two limits of the machine, and how far below them the kernels of a step lie. */
export function roofline({ rounds, budget, ui }: Settings) {
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
