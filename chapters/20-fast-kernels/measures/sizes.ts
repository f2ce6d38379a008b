import { table } from 'chalkgrad/node'
import { Best } from '../best.ts'
import { climb } from '../climb.ts'
import { nodeRungs, rungNames } from '../ladder/node.ts'
import { short, type Settings } from './settings.ts'

/** Small matrices and large ones. */
export function sizes({ rounds, budget, ui }: Settings) {
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
